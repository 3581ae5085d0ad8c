import type { Given } from '../../engine/dialogue.ts';
import { randomSeed } from '../../kernel/ids.ts';
import type { LoadedConversation } from './cache.ts';
import type { Arrived } from './record.ts';
import { mayBeToldUnasked } from '../unasked/may-be-told.ts';

/** What is handed in to a turn of a conversation. `shut`: nothing that is said now reaches the member. */
export const givenIn = (conversation: LoadedConversation, now: number, shut: boolean): Given => ({
  now,
  seed: randomSeed(),
  ...(shut && { shut }),
  ...(!mayBeToldUnasked(conversation) && { hushed: true }),
});

/** As `givenIn`, of something that arrived. */
export const givenTo = (
  { lang, followed }: Pick<Arrived, 'lang' | 'followed'>,
  ...standing: Parameters<typeof givenIn>
): Given => ({
  ...givenIn(...standing),
  ...(lang && { locale: lang }),
  ...(followed?.() && { more: true }),
});
