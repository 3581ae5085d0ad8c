import { z } from 'zod';
import { figure, share } from '../../figure.ts';
import { timesIn } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Decided = z.object({
  count: z.number(),
  promised: z.number(),
  kept: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** Of the requests that were decided in the span and were promised a day, how many by that day, and how many days did a decision take? */
export const decisions = figure({
  id: 'decisions',
  shape: Decided.omit({ promised: true, kept: true }).extend({
    rate: z.number().nullable(),
    late: z.number(),
  }),
  async query({ span, rows }) {
    const [found] = await rows(
      sql`select count(*)::int as count, count(d.kept)::int as promised, count(*) filter (where d.kept)::int as kept,
          percentile_cont(0.5) within group (order by d.days)::float8 as median,
          percentile_cont(0.9) within group (order by d.days)::float8 as p90
        from ${timesIn(span, 'decided')}`,
      Decided,
    );
    const { count, promised, kept, median, p90 } = found ?? {
      count: 0,
      promised: 0,
      kept: 0,
      median: null,
      p90: null,
    };
    return { count, rate: share(kept, promised), late: promised - kept, median, p90 };
  },
  csv: ({ count, rate, late, median, p90 }) => [
    { id: 'decidedInTime', line: 'reports.decidedInTime.title', value: rate, count },
    { id: 'decidedLate', line: 'reports.csv.decidedLate', count: late },
    { id: 'decisionDaysMedian', line: 'reports.decisionDays.title', value: median, count },
    { id: 'decisionDaysP90', line: 'reports.csv.decisionDaysP90', value: p90, count },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'decidedInTime',
      yearly: true,
      value: { of: 'rate', as: 'share' },
      better: 'more',
      beside: { count: { of: 'count', as: 'count' }, late: { of: 'late', as: 'count' } },
    },
    {
      kind: 'tile',
      name: 'decisionDays',
      yearly: true,
      value: { of: 'median', as: 'days' },
      beside: { days: { of: 'p90', as: 'days' } },
    },
  ],
});
