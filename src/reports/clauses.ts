import { z } from 'zod';
import type { CountedTable } from '../records/keeping/counting/count-days.ts';
import { eachPart, type Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

/** Of one channel or service, of all (null), or of that of the part for which a statement is carried out. */
export const only = (column: Sql, id: string | null): Sql => {
  if (id === null) return sql`true`;
  return id === eachPart ? sql`${column} = part.id` : sql`${column} = ${id}`;
};

/** A statement that is narrowed to `eachPart`, carried out for each of these ids: its rows, and in `part` of which id they are. */
export const forEachPart = (ids: readonly string[], statement: Sql): Sql =>
  sql`select part.id as part, found.* from string_to_array(${ids.join()}, ',') all_of_them cross join unnest(all_of_them) part (id)
    cross join lateral (${statement}) found`;

/** The first moment of a day in Riyadh. */
export const morningOf = (day: Sql): Sql => sql`(${day}::timestamp at time zone 'Asia/Riyadh')`;

/** Whether a time lies in a span: compared as it is stored, so that an index finds it. */
const within = (span: Span, time: Sql): Sql =>
  sql`${time} >= ${morningOf(sql`${span.from}::date`)} and ${time} < ${morningOf(sql`(${span.to}::date + 1)`)}`;

/** The rows of a table that a span holds, the service apart: `table` is the table's name in the statement, `time` what puts a row on its day. */
export const inSpan = (span: Span, table: Sql, time: Sql): Sql =>
  sql`${table}.association = ${span.association} and ${within(span, sql`${table}.${time}`)} and ${only(sql`${table}.channel`, span.channel)}`;

/** The rows of a table that are about the service of the span. */
export const ofService = (span: Span, table: Sql): Sql => only(sql`${table}.service`, span.service);

/** The rows of a table that are about none of these services. */
export const notOf = (services: readonly string[], table: Sql): Sql =>
  services.reduce(
    (before, service) => sql`${before} and ${table}.service is distinct from ${service}`,
    sql`true`,
  );

const counted = (span: Span): Sql =>
  sql`r.association = ${span.association} and r.day between ${span.from}::date and ${span.to}::date
    and ${only(sql`r.channel`, span.channel)} and ${only(sql`r.service`, span.service)}`;

/** How often scores of conversations, requests and the whole were given, by the days on which they were counted, as `r`. */
export const ratedIn = (span: Span): Sql => sql`rating_counts r where not r.served and ${counted(span)}`;

/** How often scores of services that are over were given, by the days on which they were counted, as `r`. */
export const servedIn = (span: Span): Sql => sql`rating_counts r where r.served and ${counted(span)}`;

/** Mean and number of the scores that are counted in `r`. */
export const meanOf = sql`sum(r.score * r.count)::float8 / sum(r.count)`;
export const sumOf = sql`sum(r.count)::int`;

/** Up to which day cells are counted; long ago where none is. */
const countedUpto = (cells: CountedTable): Sql =>
  sql`coalesce((select upto from counted_days where cells = ${cells}), '-infinity'::date)`;

/** From the first day of a span that is not counted yet, or the whole of it. */
export const sinceCounted = (span: Span, cells: CountedTable): Sql =>
  sql`greatest(${span.from}::date, ${countedUpto(cells)} + 1)`;

const closedIn = (span: Span): Sql =>
  sql`x.association = ${span.association} and x.day between ${span.from}::date and ${span.to}::date and ${only(sql`x.channel`, span.channel)}`;

const isWritten = sql`e.kind in (1, 6)`;

/**
 * In how many conversations a member wrote in a span: rows of `channel` and `count`, the channel with most first; those that were forgotten since are among them. Who
 * opened a chat and wrote nothing is in none. They are about no service. Closed days are read from cells: a conversation is counted on the first day
 * of the span on which it was written in; of days that are not counted yet each is looked up by itself, so that no plan walks the entries of a span. It is asked for by
 * several figures, and carried out once.
 */
export const writtenIn = (span: Span): Sql => {
  const since = sinceCounted(span, 'written_cells');
  const firstOfMonth = sql`date_trunc('month', ${span.from}::date::timestamp)::date`;
  const end = morningOf(sql`(${span.to}::date + 1)`);
  return sql`select channel, sum(n)::int as count from (
      select x.channel, sum(x.count) as n from written_months x where ${closedIn(span)} and x.before < ${firstOfMonth} group by 1
      union all
      select x.channel, sum(x.count) from written_cells x where ${closedIn(span)} and x.before >= ${firstOfMonth} and x.before < ${span.from}::date group by 1
      union all
      select v.channel, count(*) from (
          select distinct e.conversation_id as id from entries e where ${isWritten} and e.at >= ${morningOf(since)} and e.at < ${end}) w
        cross join lateral (select c.channel from conversations c where c.id = w.id and c.association = ${span.association}
          and ${only(sql`c.channel`, span.channel)} limit 1) v
        where (select e.seq from entries e where e.conversation_id = w.id and ${isWritten}
            and e.at >= ${morningOf(sql`${span.from}::date`)} and e.at < ${morningOf(since)} limit 1) is null group by 1
      union all
      select g.channel, count(*) from forgotten g where g.association = ${span.association} and ${only(sql`g.channel`, span.channel)}
        and g.began_on between ${since} and ${span.to}::date and g.outcome <> 'greeted' group by 1) parts group by 1 order by 2 desc, 1`;
};

/**
 * How often ratings were asked for so that the question came to the member, by the days on which that was counted, and how often it was answered within three days: one row, of `asked` and
 * `answered`. It is a sum of whole lots, as the ratings are: any two of them differ by nothing, or by five questions or more.
 */
export const askedIn = (span: Span, served: boolean): Sql =>
  sql`(select coalesce(sum(x.asked), 0)::int as asked, coalesce(sum(x.answered), 0)::int as answered from asked_cells x
      where ${closedIn(span)} and x.served = ${served ? 1 : 0}::int::boolean and ${only(sql`x.service`, span.service)})`;

/** Calls for a person that are not over, as `e`, whenever that was asked for, and their conversations as `c`; those in which somebody may be in danger stand among the alerts. */
export const openCalls = (span: Span): Sql =>
  sql`escalations e join conversations c on c.id = e.conversation_id where e.association = ${span.association} and ${only(sql`e.channel`, span.channel)}
    and e.ended_at is null and c.alerted_at is null`;

/** Of what `writtenIn` answers. */
export const Written = z.object({ channel: z.string(), count: z.number() });
export const allWritten = (channels: readonly z.infer<typeof Written>[]): number =>
  channels.reduce((sum, { count }) => sum + count, 0);
