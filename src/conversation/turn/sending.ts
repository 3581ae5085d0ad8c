import type { Kind } from '../../records/turns/entries.ts';
import type { Outcome } from '../../outcomes/index.ts';
import type { LoadedConversation } from './cache.ts';
import type { Spoken } from './entry-body.ts';

/** Channels whose clients fetch their lines by watermark: nothing is sent to them, so nothing can be sent twice. */
const pulled: ReadonlySet<string> = new Set(['webchat']);

const isPushed = (channel: string): boolean => !pulled.has(channel);

/**
 * What an entry leaves in the outbox. What people write and what a committee decided is never sent twice by itself; what the bot says may
 * be, for a question that comes twice is better than one that never comes.
 */
export function sendingOf(
  { channel }: Pick<LoadedConversation, 'channel'>,
  { seq, kind, said }: { readonly seq: number; readonly kind: Kind; readonly said: readonly Spoken[] },
): readonly Outcome[] {
  if (said.length === 0 || kind === 'note' || !isPushed(channel)) return [];
  const byPerson = kind === 'staff' || said.some(({ system }) => system !== undefined);
  return [{ type: 'send', seq, bot: !byPerson, repeats: !byPerson }];
}
