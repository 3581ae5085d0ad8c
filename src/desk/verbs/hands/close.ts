import { Ending } from '../../../contract/desk.ts';
import { ifMine } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Ends the conversation with a person; the bot asks the member how it was. */
export const close: Verb<Ending> = {
  path: 'close',
  takes: Ending,
  seen: ({ seen }) => seen,
  hangsOn: ['words'],
  prepare: ({ staff }) =>
    ifMine(staff, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: 'closed',
      outcomes: [{ type: 'giveBack', outcome: 'closed' }],
    })),
};
