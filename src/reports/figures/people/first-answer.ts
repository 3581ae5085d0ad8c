import { z } from 'zod';
import { figure } from '../../figure.ts';
import { inSpan } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Waits = z.object({
  median: z.number().nullable(),
  p90: z.number().nullable(),
  answered: z.number(),
  waiting: z.number(),
  left: z.number(),
});

/**
 * How many minutes pass from asking for a person to that person's first answer? Of all who asked in the span some were answered, some wait, and
 * some left the queue without an answer.
 */
export const firstAnswer = figure({
  id: 'firstAnswerMinutes',
  narrowedBy: ['channel'],
  shape: Waits,
  async query({ span, rows }) {
    const [waits] = await rows(
      sql`select percentile_cont(0.5) within group (order by e.minutes)::float8 as median,
          percentile_cont(0.9) within group (order by e.minutes)::float8 as p90,
          count(e.answered_at)::int as answered,
          count(*) filter (where e.answered_at is null and e.ended_at is null)::int as waiting,
          count(*) filter (where e.answered_at is null and e.ended_at is not null)::int as left
        from (select *, extract(epoch from answered_at - since) / 60 as minutes from escalations) e
        where ${inSpan(span, sql`e`, sql`since`)}`,
      Waits,
    );
    return waits ?? { median: null, p90: null, answered: 0, waiting: 0, left: 0 };
  },
  csv: ({ median, p90, answered, waiting }) => [
    {
      id: 'firstAnswerMinutesMedian',
      line: 'reports.csv.firstAnswerMedian',
      value: median,
      count: answered,
    },
    { id: 'firstAnswerMinutesP90', line: 'reports.csv.firstAnswerP90', value: p90, count: answered },
    { id: 'firstAnswerWaiting', line: 'reports.csv.firstAnswerWaiting', count: waiting },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'firstAnswer',
      value: { of: 'median', as: 'minutes' },
      better: 'less',
      beside: { time: { of: 'p90', as: 'within' } },
      always: {
        answered: { of: 'answered', as: 'count' },
        waiting: { of: 'waiting', as: 'count' },
        left: { of: 'left', as: 'count' },
      },
    },
  ],
});
