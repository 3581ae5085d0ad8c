import type { Chat } from './wire.ts';

/** Where a member writes: their chat, and the topic in it where the bot's owner switched topics on. */
interface Where {
  readonly chat: Pick<Chat, 'id'>;
  readonly message_thread_id?: number | undefined;
}

/** The address of a chat; one of its topics has its own, and is the same member's. */
export function addressOf({ chat, message_thread_id: topic }: Where): {
  readonly address: string;
  readonly also?: readonly string[];
} {
  const address = String(chat.id);
  return topic === undefined ? { address } : { address: `${address}/${topic}`, also: [address] };
}

/** Where a message goes. */
export interface Place {
  readonly chat: string;
  readonly topic?: number;
}

/** What `addressOf` wrote; undefined for anything else. A name instead of a number would be somebody's public channel. */
export function placeIn(address: string): Place | undefined {
  const [, chat, topic] = /^(-?\d{1,16})(?:\/(\d{1,15}))?$/u.exec(address) ?? [];
  if (chat === undefined) return undefined;
  return { chat, ...(topic !== undefined && { topic: Number(topic) }) };
}
