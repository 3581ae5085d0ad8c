import type { Removed } from '../../src/channel/port.ts';
import { hour } from '../../src/kernel/clock.ts';
import { placeIn } from './address.ts';
import { failureOf, type Client } from './client.ts';

/** A bot can delete what it sent, and in private chats what the member sent, for so long: https://core.telegram.org/bots/api#deletemessage */
export const removesWithin = 48 * hour;

/** So many are taken in one call: https://core.telegram.org/bots/api#deletemessages */
const together = 100;

/** The number of a message of a chat, in the name that `send` or `receive` gave it; undefined for a press, an edit, and the words below a file. */
const numberIn = (external: string, chat: string): number | undefined => {
  const [, of, id] = /^(-?\d+):(\d+)$/u.exec(external) ?? [];
  return of === chat ? Number(id) : undefined;
};

/** What a failed call means for what was to be deleted. What is not there any more is gone. */
function removedAfter(error: unknown): Removed {
  const failure = failureOf(error);
  if (failure.kind !== 'answered') return 'later';
  if (/not found/iu.test(failure.about) && failure.code === 400) return 'gone';
  return failure.code === 429 || failure.code >= 500 ? 'later' : 'refused';
}

async function attempt(call: () => Promise<unknown>): Promise<Removed> {
  try {
    await call();
    return 'gone';
  } catch (error) {
    return removedAfter(error);
  }
}

/** Where Telegram refuses some of several together, each is tried by itself. */
async function removeTogether(client: Client, chat: string, ids: number[]): Promise<Removed> {
  const removed = await attempt(() => client.deleteMessages(chat, ids));
  if (removed !== 'refused') return removed;
  let worst: Removed = 'gone';
  for (const id of ids) {
    const one = await attempt(() => client.deleteMessage(chat, id));
    if (one === 'later') return one;
    if (one === 'refused') worst = one;
  }
  return worst;
}

/** Deletes messages of a chat on both sides. */
export async function remove(
  client: Client,
  externals: readonly string[],
  address: string,
): Promise<Removed> {
  const chat = placeIn(address)?.chat;
  if (chat === undefined) return 'refused';
  const found = externals.flatMap((external) => numberIn(external, chat) ?? []);
  const ids = [...new Set(found)];
  let worst: Removed = 'gone';
  for (let at = 0; at < ids.length; at += together) {
    const removed = await removeTogether(client, chat, ids.slice(at, at + together));
    if (removed === 'later') return removed;
    if (removed === 'refused') worst = removed;
  }
  return worst;
}
