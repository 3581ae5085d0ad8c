import { z } from 'zod';
import { figure } from '../../figure.ts';
import { timesIn } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Delivered = z.object({
  count: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** How many days passed from an acceptance until the service was provided, of the services that were provided in the span? */
export const deliveryTimes = figure({
  id: 'deliveryTimes',
  shape: Delivered,
  async query({ span, rows }) {
    const [found] = await rows(
      sql`select count(*)::int as count, percentile_cont(0.5) within group (order by d.days)::float8 as median,
          percentile_cont(0.9) within group (order by d.days)::float8 as p90
        from ${timesIn(span, 'delivered')}`,
      Delivered,
    );
    return found ?? { count: 0, median: null, p90: null };
  },
  csv: ({ count, median, p90 }) => [
    { id: 'deliveryDaysMedian', line: 'reports.deliveryDays.title', value: median, count },
    { id: 'deliveryDaysP90', line: 'reports.csv.deliveryDaysP90', value: p90, count },
  ],
  shown: [
    {
      kind: 'tile',
      name: 'deliveryDays',
      yearly: true,
      value: { of: 'median', as: 'days' },
      better: 'less',
      beside: { count: { of: 'count', as: 'count' }, days: { of: 'p90', as: 'days' } },
    },
  ],
});
