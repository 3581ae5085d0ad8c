import type { Database } from '../../base/database.ts';

/** A case whose service was provided so long ago that it may end by itself. */
export interface ToClose {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  readonly replyOn: string;
  readonly needsCheck: boolean;
  /** The conversation in which it was sent. */
  readonly conversation: string;
}

interface Taking {
  readonly association: string;
  /** The statuses at which a service may be over for its member. */
  readonly provided: readonly string[];
  readonly now: number;
  /** How long a case has stood so at the least, and how long it is left alone once it was looked at; milliseconds. */
  readonly after: number;
  readonly pause: number;
  readonly most: number;
}

/** Takes cases that are to be looked at, so that no other node takes them. */
export async function takeToClose(
  database: Database,
  { association, provided, now, after, pause, most }: Taking,
): Promise<readonly ToClose[]> {
  const { rows } = await database.query<ToClose>(
    `with due as (
         select reference from requests where association = $1 and status in ('accepted', 'partly', 'completed', 'delivered') and status = any ($2::text[])
           and (close_next_at is null or close_next_at <= to_timestamp($3 / 1000.0))
         order by close_next_at nulls first limit $6 for update skip locked),
       taken as (
         update requests r set close_next_at = to_timestamp(($3 + $5::float8) / 1000.0) from due where r.reference = due.reference returning r.*)
     select t.reference, t.service, t.status, coalesce(t.moved_to, t.reply_on)::text as "replyOn", t.needs_check as "needsCheck", c.public_id as conversation
       from taken t join conversations c on c.id = t.conversation_id
       where (select max(e.at) from request_events e where e.reference = t.reference) <= to_timestamp(($3 - $4::float8) / 1000.0)`,
    [association, provided, now, after, pause, most],
  );
  return rows;
}
