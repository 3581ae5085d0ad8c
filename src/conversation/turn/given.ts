import type { Given } from '../../engine/dialogue.ts';
import { randomSeed } from '../../kernel/ids.ts';
import type { Ground } from '../context.ts';
import type { LoadedConversation } from './cache.ts';
import type { Arrived } from './record.ts';

/** How a conversation stands. `shut`: nothing that is said now reaches the member. */
const standingOf = (conversation: LoadedConversation, shut: boolean): Pick<Given, 'shut' | 'hushed'> => ({
  ...(shut && { shut }),
  ...(conversation.alerted && { hushed: true }),
});

/** What is handed in to a turn of a conversation. */
export const givenIn = (conversation: LoadedConversation, now: number, shut: boolean): Given => ({
  now,
  seed: randomSeed(),
  ...standingOf(conversation, shut),
});

/** From where what was written in a conversation can be taken away again. */
export function wipesIn(
  { pulled, reach }: Pick<Ground, 'pulled' | 'reach'>,
  conversation: Pick<LoadedConversation, 'association' | 'channel'>,
): Given['wipes'] {
  if (pulled.has(conversation.channel)) return 'page';
  return reach.removes(conversation) ? 'chat' : undefined;
}

/** As `givenIn`, of something that arrived. */
export const givenTo = (
  {
    lang,
    followed,
    wipes,
  }: Pick<Arrived, 'lang' | 'followed'> & { readonly wipes?: Given['wipes'] | undefined },
  ...[conversation, now, shut]: Parameters<typeof givenIn>
): Given => ({
  now,
  seed: randomSeed(),
  ...standingOf(conversation, shut),
  ...(wipes && { wipes }),
  ...(lang && { locale: lang }),
  ...(followed?.() && { more: true }),
});
