import type { Span } from './span.ts';
import { sql, type Sql } from './sql.ts';

const only = (column: Sql, id: string | null): Sql => (id === null ? sql`true` : sql`${column} = ${id}`);

/** The day in Riyadh of a time. */
export const dayOf = (time: Sql): Sql => sql`(${time} at time zone 'Asia/Riyadh')::date`;

/** The rows of a table that a span holds, the service apart: `table` is the table's name in the statement, `time` what puts a row on its day. */
export const inSpan = (span: Span, table: Sql, time: Sql): Sql =>
  sql`${table}.association = ${span.association} and ${dayOf(sql`${table}.${time}`)} between ${span.from}::date and ${span.to}::date
    and ${only(sql`${table}.channel`, span.channel)}`;

/** The rows of a table that are about the service of the span. */
export const ofService = (span: Span, table: Sql): Sql => only(sql`${table}.service`, span.service);

/** Ratings that were given in a span, as `r`. */
export const ratedIn = (span: Span): Sql =>
  sql`ratings r where ${inSpan(span, sql`r`, sql`at`)} and ${ofService(span, sql`r`)} and r.score is not null`;

/** Conversations that began in a span, as `c`. They are about no service. */
export const begunIn = (span: Span): Sql =>
  sql`conversations c where ${inSpan(span, sql`c`, sql`created_at`)} and c.seq > 0`;
