import type { Kind } from '../../records/turns/entries.ts';
import type { Outcome } from '../../outcomes/index.ts';
import type { Spoken } from './entry-body.ts';

/**
 * What an entry leaves in the outbox, on a channel that we call. What people write and what a committee decided is never sent twice by itself; what the bot says may
 * be, for a question that comes twice is better than one that never comes.
 */
export function sendingOf({
  seq,
  kind,
  said,
}: {
  readonly seq: number;
  readonly kind: Kind;
  readonly said: readonly Spoken[];
}): readonly Outcome[] {
  if (said.length === 0 || kind === 'note') return [];
  const byPerson = kind === 'staff' || said.some(({ system }) => system !== undefined);
  return [{ type: 'send', seq, bot: !byPerson, repeats: !byPerson }];
}
