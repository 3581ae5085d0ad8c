import type { Database } from '../base/database.ts';

/** What a member's browsers are told, by language: nothing of what was said. */
interface Told {
  readonly ar: string;
  readonly en: string;
}

interface Queueing {
  /** Of the conversation. */
  readonly conversation: number;
  readonly now: number;
  /** Until when it is worth telling. */
  readonly until: number;
}

/** Leaves a message for each browser of the member of a conversation, unless somebody was in danger there: one that still waits is replaced. */
export async function queueForMember(
  database: Database,
  { ar, en }: Told,
  { conversation, now, until }: Queueing,
): Promise<void> {
  await database.query(
    `insert into pushes (subscription_id, topic, text, urgent, due_at, until)
       select p.id, 'said', case when p.lang = 'en' then $3 else $2 end, false, to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0)
       from push_subscriptions p join conversations c on c.id = p.conversation_id where c.id = $1 and c.alerted_at is null
     on conflict (subscription_id, topic) do update set text = excluded.text, due_at = excluded.due_at, until = excluded.until`,
    [conversation, ar, en, now, until],
  );
}

/** No browser of a member is told of a conversation any more. */
export async function dropBrowsersOf(database: Database, publicId: string): Promise<void> {
  await database.query(
    'delete from push_subscriptions p using conversations c where c.public_id = $1 and p.conversation_id = c.id',
    [publicId],
  );
}
