import { kinds } from '../records/turns/entries.ts';
import type { Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

/** Of one channel or service, or of all. */
export const only = (column: Sql, id: string | null): Sql =>
  id === null ? sql`true` : sql`${column} = ${id}`;

/** The day in Riyadh of a time. */
export const dayOf = (time: Sql): Sql => sql`(${time} at time zone 'Asia/Riyadh')::date`;

/** The first moment of a day in Riyadh. */
const morningOf = (day: Sql): Sql => sql`(${day}::timestamp at time zone 'Asia/Riyadh')`;

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

/** Questions of ratings that came to the member: what could not be sent was asked of nobody. */
export const arrived = (table: Sql): Sql =>
  sql`not exists (select from entries e join outbox o on o.conversation_id = e.conversation_id and o.seq = e.seq
    where e.conversation_id = ${table}.conversation_id and e.at = ${table}.asked_at and o.state in ('dead', 'cancelled') and ${table}.score is null)`;

/**
 * Conversations in which a member wrote in a span, as `c`; those that were forgotten since, on the day on which they began, without an id.
 * Who opened a chat and wrote nothing is in none. They are about no service. `heard_at` is when the member was last heard, also
 * where they only opened the chat.
 */
export const writtenIn = (span: Span): Sql =>
  sql`(select v.id, v.channel from conversations v
      where v.association = ${span.association} and ${only(sql`v.channel`, span.channel)}
        and v.created_at < ${morningOf(sql`(${span.to}::date + 1)`)} and v.heard_at >= ${morningOf(sql`${span.from}::date`)}
        and exists (select from entries e where e.conversation_id = v.id and e.kind in (${kinds.member}, ${kinds.dead}) and ${within(span, sql`e.at`)})
    union all select null, g.channel from forgotten g
      where g.association = ${span.association} and ${only(sql`g.channel`, span.channel)}
        and g.began_on between ${span.from}::date and ${span.to}::date and g.outcome <> 'greeted') c`;

/** Whoever asked for a person and waits for the first answer now, as `e`, whenever that was asked for. */
export const waitingNow = (span: Span): Sql =>
  sql`escalations e where e.association = ${span.association} and ${only(sql`e.channel`, span.channel)}
    and e.ended_at is null and e.answered_at is null`;

/** What a decision brings a case to, or a conclusion where nothing is decided. */
const decided = sql`('accepted', 'partly', 'refused', 'handled', 'filed')`;

/** Requests that were decided in a span, as `d`: on which day, after how many, and by which day that was promised (null where nothing was). */
export const decidedIn = (span: Span): Sql =>
  sql`(select ${dayOf(sql`e.at`)} as day, extract(epoch from e.at - q.submitted_at) / 86400 as days,
        case when q.told then coalesce(q.moved_to, q.reply_on) end as due_on
      from request_events e join requests q using (reference)
      where q.association = ${span.association} and ${within(span, sql`e.at`)} and ${only(sql`q.channel`, span.channel)} and ${ofService(span, sql`q`)}
        and e.status in ${decided}
        and not exists (select from request_events b where b.reference = e.reference and b.id < e.id
          and b.status in ${decided})) d`;
