import type { Given } from '../../engine/dialogue.ts';
import { randomSeed } from '../../kernel/ids.ts';
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

/** As `givenIn`, of something that arrived. */
export const givenTo = (
  { lang, followed }: Pick<Arrived, 'lang' | 'followed'>,
  ...[conversation, now, shut]: Parameters<typeof givenIn>
): Given => ({
  now,
  seed: randomSeed(),
  ...standingOf(conversation, shut),
  ...(lang && { locale: lang }),
  ...(followed?.() && { more: true }),
});
