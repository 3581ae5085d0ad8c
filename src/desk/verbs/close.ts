import { ifMine } from '../desk.ts';
import type { Verb } from './verb.ts';

/** Ends the conversation with a person; the bot asks the member how it was. */
export const close: Verb<undefined> = {
  path: 'close',
  takes: 'nothing',
  prepare: ({ staff }) =>
    ifMine(staff, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: 'closed',
      outcomes: [{ type: 'giveBack', outcome: 'closed' }],
    })),
};
