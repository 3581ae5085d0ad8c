import type { Database } from '../base/database.ts';

/** A request of which the committee has not been told by mail, with the addresses of its members. */
export interface Unmailed {
  readonly reference: string;
  readonly association: string;
  readonly replyOn: string;
  readonly to: readonly string[];
}

/**
 * Requests of which the committee has yet to be told, marked as told so that no other node mails too. Those of associations without a
 * committee member who can sign in are left for when there is one.
 */
export async function takeUnmailed(database: Database, now: number, most: number): Promise<Unmailed[]> {
  const { rows } = await database.query<Unmailed>(
    `with unmailed as (
         select r.reference from requests r where r.committee_told_at is null and r.status = 'submitted'
           and exists (select 1 from staff s where s.association = r.association and s.role = 'committee' and s.disabled_at is null)
         order by r.submitted_at limit $2 for update skip locked),
       told as (update requests r set committee_told_at = to_timestamp($1 / 1000.0) from unmailed where r.reference = unmailed.reference returning r.*)
       select t.reference, t.association, t.reply_on::text as "replyOn",
         (select array_agg(s.email) from staff s where s.association = t.association and s.role = 'committee' and s.disabled_at is null) as to
       from told t`,
    [now, most],
  );
  return rows;
}

/** The mail did not go out: it is tried again. */
export async function stillUnmailed(database: Database, reference: string): Promise<void> {
  await database.query('update requests set committee_told_at = null where reference = $1', [reference]);
}
