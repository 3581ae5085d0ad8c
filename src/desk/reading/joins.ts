import type { DeskConversation } from '../../contract/desk.ts';
import type { Database } from '../../records/base/database.ts';
import { staffOf } from '../../records/desk/staff.ts';
import type { Conversation } from '../../records/turns/conversations.ts';
import { joinsOf } from '../../records/turns/links.ts';

/** What joins a conversation to others, with the names of those who saw a paper. */
export async function joinsSeen(
  database: Database,
  { id, association }: Pick<Conversation, 'id' | 'association'>,
): Promise<DeskConversation['joins']> {
  const joins = await joinsOf(database, id);
  if (joins.every(({ seenBy }) => seenBy === null)) return joins.map(({ channel, at }) => ({ channel, at }));
  const names = new Map((await staffOf(database, association)).map((one) => [one.id, one.name]));
  return joins.map(({ channel, at, seenBy }) => ({
    channel,
    at,
    ...(seenBy !== null && { seenBy: names.get(seenBy) ?? '' }),
  }));
}
