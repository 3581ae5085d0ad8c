import { Ending } from '../../../contract/desk.ts';
import { ifMine } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Gives the conversation back to the bot, at the step where it stopped. */
export const handBack: Verb<Ending> = {
  path: 'hand-back',
  takes: Ending,
  seen: ({ seen }) => seen,
  hangsOn: ['words'],
  prepare: ({ staff }) =>
    ifMine(staff, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: 'handedBack',
      outcomes: [{ type: 'giveBack', outcome: 'handedBack' }],
    })),
};
