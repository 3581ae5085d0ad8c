import { z } from 'zod';
import { covered } from '../../../fields/names/covered.ts';
import { figure } from '../../figure.ts';
import { notOf, ofService, only } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Kept = z.object({ id: z.string(), dataKey: z.instanceof(Buffer), text: z.instanceof(Buffer) });
/** So many signs of a comment are shown. */
const longest = 2000;

/**
 * What did members write beside their rating? The latest fifty that were told, five at a time and after their day (src/records/keeping/counting/tell-comments.ts); without score and
 * day, the names of people covered.
 */
export const comments = figure({
  id: 'comments',
  shape: z.array(z.object({ text: z.string() })),
  async query({ span, kept: services, rows, opened }) {
    const r = sql`r`;
    const told = await rows(
      sql`select r.comment as text, r.data_key as "dataKey", r.id from ratings r
        where r.association = ${span.association} and r.told_on between ${span.from}::date and ${span.to}::date
          and ${only(sql`r.told_channel`, span.channel)} and ${ofService(span, r)} and ${notOf(services, r)}
          and r.data_key is not null order by r.told_on desc, r.id limit 50`,
      Kept,
    );
    if (told.length === 0) return [];
    const staff = await rows(
      sql`select name from staff where association = ${span.association}`,
      z.object({ name: z.string() }),
    );
    const covering = { named: staff.map(({ name }) => name), known: () => false, most: longest };
    return told.map((one) => ({ text: covered(opened(one), covering) }));
  },
  csv: (all) => all.map(({ text }) => ({ id: 'comment', line: 'reports.comments.title', value: text })),
  shown: [
    {
      kind: 'quotes',
      name: 'comments',
      over: [],
      text: 'text',
      empty: 'reports.noComments',
    },
  ],
});
