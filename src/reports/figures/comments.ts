import { z } from 'zod';
import { figure } from '../figure.ts';
import { dayOf, inSpan, ofService } from '../clauses.ts';
import { sql } from '../sql.ts';

const Kept = z.object({
  day: z.string(),
  score: z.number(),
  publicId: z.string(),
  dataKey: z.instanceof(Buffer),
  text: z.instanceof(Buffer),
});

/** What did members write beside their rating? The latest fifty; without a name or a conversation. */
export const comments = figure({
  id: 'comments',
  shape: z.array(z.object({ day: z.string(), score: z.number(), text: z.string() })),
  async query({ span, rows, opened }) {
    const r = sql`r`;
    const kept = await rows(
      sql`select ${dayOf(sql`r.at`)}::text as day, r.score::int as score, r.comment as text,
          c.data_key as "dataKey", c.public_id as "publicId"
        from ratings r join conversations c on c.id = r.conversation_id
        where ${inSpan(span, r, sql`at`)} and ${ofService(span, r)} and r.comment is not null order by r.at desc limit 50`,
      Kept,
    );
    return kept.map((one) => ({ day: one.day, score: one.score, text: opened(one) }));
  },
  csv: (all) =>
    all.map(({ day, score, text }) => ({
      id: 'comment',
      line: 'reports.comments.title',
      value: text,
      count: score,
      of: { id: day, title: day },
    })),
  shown: [
    {
      kind: 'quotes',
      name: 'comments',
      over: [
        { of: 'day', as: 'day' },
        { of: 'score', as: 'rating' },
      ],
      text: 'text',
      empty: 'reports.noComments',
    },
  ],
});
