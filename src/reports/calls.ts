import { z } from 'zod';
import { partsOfCall } from '../records/keeping/counting/count-calls.ts';
import { inSpan, only } from './clauses.ts';
import type { Asking } from './figure.ts';
import { wholeMonths } from './span.ts';
import { sql, type Sql } from './sql.ts';

const Counted = z.object({
  what: z.string(),
  of: z.string(),
  count: z.number(),
  answered: z.number(),
  seconds: z.number(),
});
type Counted = z.infer<typeof Counted>;

const partsOf = (now: number): Sql => {
  const [before = '', after = ''] = partsOfCall('\0').split('\0');
  return { texts: [before, after], parts: [sql`to_timestamp(${now} / 1000.0)`] };
};

/**
 * Everything that is counted of the calls for a person of a span, in one statement: those that are over from cells, by whole months where the span holds them; all
 * others as they are now. A conversation that called on several days is `first` once, on the first of them that the span holds.
 */
function callsIn(span: Asking['span'], now: number): Sql {
  const { first, end } = wholeMonths(span);
  const cells = sql`select x.what, x.of, x.count, x.answered, x.seconds from called_cells x
    where x.association = ${span.association} and ${only(sql`x.channel`, span.channel)}`;
  return sql`select case when x.what = 'before' then 'first' else x.what end as what, case when x.what = 'before' then '' else x.of end as of,
      sum(x.count)::int as count, sum(x.answered)::int as answered, sum(x.seconds)::float8 as seconds from (
      ${cells} and x.whole and x.day >= ${first}::date and x.day < ${end}::date
      union all ${cells} and not x.whole and x.day >= ${span.from}::date and x.day < ${first}::date
      union all ${cells} and not x.whole and x.day >= ${end}::date and x.day <= ${span.to}::date
      union all select p.* from escalations e ${partsOf(now)} where not e.counted and ${inSpan(span, sql`e`, sql`since`)}) x
    where x.count > 0 and (x.what <> 'before' or x.of < ${span.from}) group by 1, 2`;
}

/** What was counted under a name, the most frequent first. It is asked for by several figures, and carried out once. */
export interface Calls {
  readonly of: (what: 'reason' | 'place' | 'hour' | 'wait') => readonly Counted[];
  /** Of what is not counted by anything else. */
  readonly all: (what: 'all' | 'promise' | 'waiting' | 'first') => Pick<Counted, 'count' | 'answered'>;
}

/** The calls for a person of the span that is asked about. */
export async function callsOf({ span, now, rows }: Asking): Promise<Calls> {
  const found = await rows(callsIn(span, now), Counted);
  const of = (what: string): readonly Counted[] =>
    found
      .filter((one) => one.what === what)
      .toSorted((one, other) => other.count - one.count || (one.of < other.of ? -1 : 1));
  return { of, all: (what) => of(what)[0] ?? { count: 0, answered: 0 } };
}
