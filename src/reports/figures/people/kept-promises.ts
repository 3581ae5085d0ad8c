import { z } from 'zod';
import { figure, share } from '../../figure.ts';
import { inSpan } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Promises = z.object({ due: z.number(), kept: z.number() });

/** Of those who asked for a person and were promised an answer by now, how many had it by the time that was promised first? */
export const keptPromises = figure({
  id: 'keptPromises',
  narrowedBy: ['channel'],
  shape: z.object({ rate: z.number().nullable(), broken: z.number(), due: z.number() }),
  async query({ span, now, rows }) {
    // Who left the queue before the time had come was promised nothing any more.
    const [found] = await rows(
      sql`select count(*) filter (where met or e.first_promised_by < to_timestamp(${now} / 1000.0))::int as due,
          count(*) filter (where met)::int as kept
        from (select *, answered_at is not null and answered_at <= first_promised_by as met from escalations
          where not (answered_at is null and ended_at is not null and ended_at <= first_promised_by)) e
        where ${inSpan(span, sql`e`, sql`since`)}`,
      Promises,
    );
    const { due, kept } = found ?? { due: 0, kept: 0 };
    return { rate: share(kept, due), broken: due - kept, due };
  },
  csv: ({ rate, broken, due }) => [
    { id: 'keptPromises', line: 'reports.keptPromises.title', value: rate, count: due },
    { id: 'brokenPromises', line: 'reports.csv.brokenPromises', count: broken },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'keptPromises',
      value: { of: 'rate', as: 'share' },
      better: 'more',
      beside: { broken: { of: 'broken', as: 'count' }, due: { of: 'due', as: 'count' } },
    },
  ],
});
