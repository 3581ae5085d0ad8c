import { z } from 'zod';
import { figure } from '../figure.ts';
import { inSpan } from '../clauses.ts';
import { sql } from '../sql.ts';

const Minutes = z.object({ median: z.number().nullable(), p90: z.number().nullable() });

/** How many minutes pass from asking for a person to that person's first answer? */
export const firstAnswer = figure({
  id: 'firstAnswerMinutes',
  shape: Minutes,
  async query({ span, rows }) {
    const [waits] = await rows(
      sql`select percentile_cont(0.5) within group (order by m)::float8 as median,
          percentile_cont(0.9) within group (order by m)::float8 as p90
        from (select extract(epoch from e.answered_at - e.since) / 60 as m from escalations e
          where ${inSpan(span, sql`e`, sql`since`)} and e.answered_at is not null) as waits`,
      Minutes,
    );
    return waits ?? { median: null, p90: null };
  },
  csv: ({ median, p90 }) => [
    { id: 'firstAnswerMinutesMedian', line: 'reports.csv.firstAnswerMedian', value: median },
    { id: 'firstAnswerMinutesP90', line: 'reports.csv.firstAnswerP90', value: p90 },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'firstAnswer',
      value: { of: 'median', as: 'minutes' },
      beside: { time: { of: 'p90', as: 'minutes' } },
    },
  ],
});
