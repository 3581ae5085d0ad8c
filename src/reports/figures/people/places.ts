import { z } from 'zod';
import { figure } from '../../figure.ts';
import { inSpan } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Found = z.object({ flow: z.string(), field: z.string(), count: z.number(), answered: z.number() });
const Place = Found.extend({ question: z.string() });

/** Where in a conversation was a person needed: at which flow, and at which question of a form? The place where most were needed first, ten at most. */
export const places = figure({
  id: 'places',
  shape: z.array(Place),
  async query({ span, rows, labelOf }) {
    const found = await rows(
      sql`select e.flow, coalesce(e.field, '') as field, count(*)::int as count, count(e.answered_at)::int as answered
        from escalations e where ${inSpan(span, sql`e`, sql`since`)} group by 1, 2 order by 3 desc, 1, 2 limit 10`,
      Found,
    );
    return found.map((one) => ({ ...one, question: one.field === '' ? '' : labelOf(one.field) }));
  },
  csv: (all) =>
    all.map(({ flow, field, count }) => ({
      id: 'place',
      line: 'reports.places.title',
      count,
      of: { id: field === '' ? flow : `${flow}/${field}`, group: 'desk.flow', word: flow },
    })),
  shown: [
    {
      kind: 'table',
      name: 'places',
      columns: [
        { of: 'flow', as: { word: 'desk.flow' }, head: 'reports.place' },
        { of: 'question', as: 'text', head: 'reports.question', blank: 'reports.noQuestion' },
        { of: 'count', as: 'count', head: 'reports.count' },
        { of: 'answered', as: 'count', head: 'reports.answeredHead' },
      ],
      empty: 'reports.noEscalations',
    },
  ],
});
