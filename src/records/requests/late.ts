import type { Database } from '../base/database.ts';

/** A request whose member was promised an answer by a day that is over. */
export interface LateRequest {
  readonly reference: string;
  readonly service: string;
  /** YYYY-MM-DD: the day that was promised last. */
  readonly replyOn: string;
  /** The conversation in which it was sent. */
  readonly conversation: string;
}

/** Requests of an association that were promised an answer by a day up to `day`, have none, and whose members were not told so, at most `most`. */
export async function lateRequests(
  database: Database,
  { association, day, most }: { readonly association: string; readonly day: string; readonly most: number },
): Promise<readonly LateRequest[]> {
  const { rows } = await database.query<LateRequest>(
    `select r.reference, r.service, coalesce(r.moved_to, r.reply_on)::text as "replyOn", c.public_id as conversation
       from requests r join conversations c on c.id = r.conversation_id
       where r.association = $1 and is_open(r.status) and r.status <> 'asked' and r.told and r.late_told_at is null and coalesce(r.moved_to, r.reply_on) <= $2::date
       order by coalesce(r.moved_to, r.reply_on) limit $3`,
    [association, day, most],
  );
  return rows;
}
