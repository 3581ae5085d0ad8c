import { z } from 'zod';
import { figure } from '../../figure.ts';
import { only } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Left = z.object({ service: z.string(), field: z.string(), count: z.number() });
/** So many places are shown. */
const most = 10;

/** At which question of which service were forms left unsent, by members who were silent since? The place where most were first, ten at most. */
export const formsLeft = figure({
  id: 'formsLeft',
  shape: z.object({
    count: z.number(),
    places: z.array(Left.extend({ title: z.string(), question: z.string() })),
  }),
  async query({ span, rows, titleOf, labelOf }) {
    const found = await rows(
      sql`select x.service, x.field, sum(x.count)::int as count from left_cells x where x.association = ${span.association}
          and x.day between ${span.from}::date and ${span.to}::date and ${only(sql`x.channel`, span.channel)} and ${only(sql`x.service`, span.service)}
        group by 1, 2 order by 3 desc, 1, 2`,
      Left,
    );
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      places: found.slice(0, most).map((one) => ({
        ...one,
        title: titleOf(one.service),
        question: one.field === '' ? '' : labelOf(one.field),
      })),
    };
  },
  csv: ({ count, places }) => [
    { id: 'formsLeft', line: 'reports.formsLeft.title', count },
    ...places.map((one) => ({
      id: 'formLeftAt',
      line: 'reports.csv.formLeftAt' as const,
      count: one.count,
      of: {
        id: `${one.service}/${one.field}`,
        title: one.question === '' ? one.title : `${one.title}: ${one.question}`,
      },
    })),
  ],
  shown: [
    {
      kind: 'table',
      name: 'formsLeft',
      rows: 'places',
      columns: [
        { of: 'title', as: 'text', head: 'reports.service' },
        { of: 'question', as: 'text', head: 'reports.question', blank: 'reports.afterQuestions' },
        { of: 'count', as: 'count', head: 'reports.count' },
      ],
      empty: 'reports.noFormsLeft',
    },
  ],
});
