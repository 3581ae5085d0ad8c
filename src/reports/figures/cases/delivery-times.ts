import { z } from 'zod';
import { figure } from '../../figure.ts';
import { inSpan, ofService } from '../../clauses.ts';
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
    const q = sql`q`;
    const [found] = await rows(
      sql`select count(*)::int as count, percentile_cont(0.5) within group (order by q.days)::float8 as median,
          percentile_cont(0.9) within group (order by q.days)::float8 as p90
        from (select r.association, r.channel, r.service, e.at, extract(epoch from e.at - a.at) / 86400 as days
          from request_events e join requests r using (reference)
          cross join lateral (select min(d.at) as at from request_events d where d.reference = e.reference and d.status in ('accepted', 'partly')) a
          where e.status = 'delivered' and a.at is not null
            and not exists (select from request_events b where b.reference = e.reference and b.status = 'delivered' and b.id < e.id)) q
        where ${inSpan(span, q, sql`at`)} and ${ofService(span, q)}`,
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
      value: { of: 'median', as: 'days' },
      better: 'less',
      beside: { count: { of: 'count', as: 'count' }, days: { of: 'p90', as: 'days' } },
    },
  ],
});
