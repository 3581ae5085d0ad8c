import { ifMine } from '../desk.ts';
import type { Verb } from './verb.ts';

/** Gives the conversation back to the bot, at the step where it stopped. */
export const handBack: Verb<undefined> = {
  path: 'hand-back',
  takes: 'nothing',
  prepare: ({ staff }) =>
    ifMine(staff, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: 'handedBack',
      outcomes: [{ type: 'giveBack', outcome: 'handedBack' }],
    })),
};
