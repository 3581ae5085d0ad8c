import { z } from 'zod';
import type { Association } from '../association/schema.ts';
import { changesOf, standsAnew } from '../records/keeping/cases/count-sent.ts';
import { endOf } from '../records/keeping/cases/ends.ts';
import { inSpan, ofService, only } from './clauses.ts';
import { wholeMonths, type Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

const outcomes = ['open', 'granted', 'refused', 'withdrawn', 'otherwise'] as const;
type Outcome = (typeof outcomes)[number];

/** Of what `sentIn` answers. */
export const Sent = z.object({ service: z.string(), outcome: z.enum(outcomes), count: z.number() });

const standing: Sql = { texts: [changesOf('q')], parts: [] };
const ended: Sql = { texts: [endOf('x.status')], parts: [] };
const anew: Sql = { texts: [standsAnew('q')], parts: [] };

/**
 * The cases that were sent in a span, as `x`, so many (`count`) of each channel, service, status, and what their members are asked about (`rated`): from cells, by whole months
 * where the span holds them, and what has changed since they were counted as it is now.
 */
const sentCells = (span: Span): Sql => {
  const { first, end } = wholeMonths(span);
  const q = sql`q`;
  const cells = sql`select x.service, x.status, x.rated, x.count from sent_cells x
    where x.association = ${span.association} and ${only(sql`x.channel`, span.channel)} and ${only(sql`x.service`, span.service)}`;
  return sql`(${cells} and x.whole and x.day >= ${first}::date and x.day < ${end}::date
    union all ${cells} and not x.whole and x.day >= ${span.from}::date and x.day < ${first}::date
    union all ${cells} and not x.whole and x.day >= ${end}::date and x.day <= ${span.to}::date
    union all select q.service, p.status, p.rated, p.count from requests q ${standing}
      where ${anew} and p.status is not null and ${inSpan(span, q, sql`submitted_at`)} and ${ofService(span, q)}) x`;
};

/**
 * How many requests were sent in a span, by service and by what has become of them: still open, granted, refused, withdrawn, or ended otherwise (dealt with, filed). It is
 * asked for by several figures, and carried out once.
 */
export const sentIn = (span: Span): Sql =>
  sql`select x.service, ${ended} as outcome, sum(x.count)::int as count
      from ${sentCells(span)} group by 1, 2 having sum(x.count) > 0`;

/** How many of the cases that were sent in a span ended, or passed their day, by what their members are asked about. */
export const endedIn = (span: Span): Sql =>
  sql`select x.rated as outcome, sum(x.count)::int as ended from ${sentCells(span)} where x.rated <> 'unasked' group by 1 having sum(x.count) > 0`;

/** The services by which people suggest and complain, by their ids. */
export const complainingIn = ({ services }: Pick<Association, 'services'>): readonly string[] =>
  services.filter((one) => one.for === 'complaint').map(({ id }) => id);

/** How many of these came to one of some ends, or were sent at all. */
export const countOf = (sent: readonly z.infer<typeof Sent>[], ...some: readonly Outcome[]): number =>
  sent.reduce(
    (sum, { outcome, count }) => (some.length === 0 || some.includes(outcome) ? sum + count : sum),
    0,
  );
