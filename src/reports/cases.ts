import { z } from 'zod';
import { inSpan, ofService, timesIn } from './clauses.ts';
import type { Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

const outcomes = ['open', 'granted', 'refused', 'withdrawn', 'otherwise'] as const;
type Outcome = (typeof outcomes)[number];

/** Of what `sentIn` answers. */
export const Sent = z.object({ service: z.string(), outcome: z.enum(outcomes), count: z.number() });

/**
 * How many requests were sent in a span, by service and by what has become of them: still open, granted, refused, withdrawn, or ended otherwise (dealt with, filed). It is
 * asked for by several figures, and carried out once.
 */
export const sentIn = (span: Span): Sql => {
  const q = sql`q`;
  return sql`select service, case when is_open(status) then 'open' when status = 'withdrawn' then status when status in ('refused', 'appealed') then 'refused'
        when status in ('handled', 'filed') then 'otherwise' else 'granted' end as outcome, sum(count)::int as count
      from (select q.service, q.status, count(*) as count from requests q where ${inSpan(span, q, sql`submitted_at`)} and ${ofService(span, q)} group by 1, 2) found
      group by 1, 2`;
};

/** How many of these came to one of some ends, or were sent at all. */
export const countOf = (sent: readonly z.infer<typeof Sent>[], ...some: readonly Outcome[]): number =>
  sent.reduce(
    (sum, { outcome, count }) => (some.length === 0 || some.includes(outcome) ? sum + count : sum),
    0,
  );

/** Of what `timesByService` answers. */
export const ServiceTimes = z.object({ service: z.string(), days: z.number(), late: z.number() });

/** Of each service: after how many days cases were decided in a span (the middle one), and how many after the day that was promised. */
export const timesByService = (span: Span): Sql =>
  sql`select d.service, percentile_cont(0.5) within group (order by d.days)::float8 as days, count(*) filter (where not d.kept)::int as late
    from ${timesIn(span, 'decided')} group by 1`;
