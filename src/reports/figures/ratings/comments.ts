import { z } from 'zod';
import { maskIdentifiers } from '../../../fields/identifiers.ts';
import { withoutNames } from '../../../fields/written/without-names.ts';
import { figure } from '../../figure.ts';
import { dayOf, inSpan, notOf, ofService } from '../../clauses.ts';
import { fewest } from '../../fewest.ts';
import { sql } from '../../sql.ts';

const Kept = z.object({
  day: z.string(),
  id: z.string(),
  dataKey: z.instanceof(Buffer),
  text: z.instanceof(Buffer),
});

/**
 * What did members write beside their rating? The latest fifty, without the score, without a name or a conversation, the names of those at the
 * desk covered. Of few there is none.
 */
export const comments = figure({
  id: 'comments',
  shape: z.array(z.object({ day: z.string(), text: z.string() })),
  async query({ span, kept: services, rows, opened }) {
    const r = sql`r`;
    const kept = await rows(
      sql`select ${dayOf(sql`r.at`)}::text as day, r.comment as text, r.data_key as "dataKey", r.id from ratings r
        where ${inSpan(span, r, sql`at`)} and ${ofService(span, r)} and ${notOf(services, r)}
          and r.data_key is not null order by r.at desc, r.id limit 50`,
      Kept,
    );
    if (kept.length < fewest) return [];
    const staff = await rows(
      sql`select name from staff where association = ${span.association}`,
      z.object({ name: z.string() }),
    );
    const names = staff.map(({ name }) => name);
    return kept.map((one) => ({
      day: one.day,
      text: withoutNames(maskIdentifiers(opened(one)), names),
    }));
  },
  csv: (all) =>
    all.map(({ day, text }) => ({
      id: 'comment',
      line: 'reports.comments.title',
      value: text,
      of: { id: day, title: day },
    })),
  shown: [
    {
      kind: 'quotes',
      name: 'comments',
      over: [{ of: 'day', as: 'day' }],
      text: 'text',
      empty: 'reports.noComments',
    },
  ],
});
