import { Unlinking } from '../../../contract/desk.ts';
import { ifMine, langOf } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/**
 * Undoes what joins the conversation to others, for a reason that colleagues read in the thread: a code that somebody was talked into giving away, a paper
 * of somebody else. Each of the conversations is told, soon after. Throws Fault conflict where nothing is joined.
 */
export const unlink: Verb<Unlinking> = {
  path: 'unlink',
  takes: Unlinking,
  hangsOn: ['hands'],
  prepare: ({ staff, input: { reason } }) =>
    ifMine(staff, (conversation) => ({
      external: null,
      kind: 'note',
      said: [{ message: { text: reason, lang: langOf(conversation) }, name: staff.name, system: 'unlinked' }],
      outcomes: [{ type: 'unlink', by: { staff: staff.id, reason } }],
    })),
};
