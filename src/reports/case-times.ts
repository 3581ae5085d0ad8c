import { z } from 'zod';
import { every, timeCells } from '../records/keeping/cases/case-times.ts';
import { morningOf, only, sinceCounted } from './clauses.ts';
import type { Asking } from './figure.ts';
import { ofEnough } from './numbers/fewest.ts';
import { quantile } from './numbers/quantile.ts';
import { wholeMonths, type Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

const Cell = z.object({
  service: z.string(),
  what: z.string(),
  count: z.number(),
  promised: z.number(),
  kept: z.number(),
  days: z.number(),
});
type Cell = z.infer<typeof Cell>;

const cellsOf = (time: Sql): Sql => {
  const [before = '', between = '', after = ''] = timeCells('\0').split('\0');
  return { texts: [before, between, after], parts: [time, time] };
};

/**
 * How long cases took that were decided or delivered in a span, of each service and of every one together, in one statement: from cells, by whole months where the span
 * holds them; those of days that are not counted yet as they are.
 */
function tookIn(span: Span): Sql {
  const { first, end } = wholeMonths(span);
  const of = sql`x.association = ${span.association} and ${only(sql`x.channel`, span.channel ?? every)} and ${only(sql`x.service`, span.service)}`;
  const columns = sql`x.service, x.what, x.step, x.count, x.promised, x.kept, x.days`;
  const cells = sql`select ${columns} from time_cells x where ${of}`;
  const live = cellsOf(
    sql`e.at >= ${morningOf(sinceCounted(span, 'time_cells'))} and e.at < ${morningOf(sql`(${span.to}::date + 1)`)}`,
  );
  return sql`select x.service, x.what, sum(x.count)::int as count, sum(x.promised)::int as promised, sum(x.kept)::int as kept, sum(x.days)::float8 as days from (
      ${cells} and x.whole and x.day >= ${first}::date and x.day < ${end}::date
      union all ${cells} and not x.whole and x.day >= ${span.from}::date and x.day < ${first}::date
      union all ${cells} and not x.whole and x.day >= ${end}::date and x.day <= ${span.to}::date
      union all select ${columns} from (${live}) x where ${of}) x group by x.service, x.what, x.step`;
}

/** How many cases, how many of them were promised a day, and kept it, and after how many days: the one in the middle, and nine of ten, null of too few. */
export interface Took {
  readonly count: number;
  readonly promised: number;
  readonly kept: number;
  readonly median: number | null;
  readonly p90: number | null;
}

function tookOf(cells: readonly Cell[]): Took {
  const sum = (of: 'count' | 'promised' | 'kept'): number => cells.reduce((all, one) => all + one[of], 0);
  const days = cells.map(({ days: all, count }) => ({ value: all / count, count }));
  return {
    count: sum('count'),
    promised: sum('promised'),
    kept: sum('kept'),
    median: ofEnough(sum('count'), quantile(days, 0.5)),
    p90: ofEnough(sum('count'), quantile(days, 0.9)),
  };
}

/** How long the cases of a span took, all of them and those of each service. It is asked for by several figures, and carried out once. */
export async function timesOf(
  { span, rows }: Asking,
  what: 'decided' | 'delivered',
): Promise<{ readonly all: Took; readonly services: ReadonlyMap<string, Took> }> {
  const found = (await rows(tookIn(span), Cell)).filter((one) => one.what === what);
  const services = [...new Set(found.map(({ service }) => service))];
  const of = (service: string): Took => tookOf(found.filter((one) => one.service === service));
  return {
    all: span.service === null ? of(every) : tookOf(found),
    services: new Map(services.flatMap((service) => (service === every ? [] : [[service, of(service)]]))),
  };
}
