import type { z } from 'zod';
import { Reply } from '../../../contract/desk.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import type { LoadedConversation } from '../../../conversation/turn/cache.ts';
import { mayTell } from '../../../engine/standing/may-tell.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Act } from '../../../conversation/turn/acts.ts';
import type { Spoken } from '../../../conversation/turn/entry-body.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { langOf, ownerOf, type Desk } from '../../desk.ts';
import { mayDo } from '../../people/roles.ts';
import { takenAs } from '../../reading/taken.ts';
import type { Verb } from '../verb.ts';

/** Whether a member agreed to the notice, has not stopped what comes unasked, and was never in danger here. */
const isWilling = ({ alerted, dialogue }: LoadedConversation): boolean =>
  dialogue?.facts.consent === 'given' && mayTell({ alerted, facts: dialogue.facts }, 'reminders');

interface Words {
  readonly staff: Staff;
  readonly id: string;
  readonly text: string;
  readonly isMine: boolean;
}

/** What is said, behind who says it where the conversation was nobody's. */
function firstWords(desk: Desk, conversation: LoadedConversation, { staff, id, text, isMine }: Words): Act {
  const { name } = staff;
  const { lease, quiet } = holdsFrom(desk.now());
  const message = desk.introduction(staff, conversation, 'handover.taken');
  const words: Spoken = { message: { text, lang: langOf(conversation) }, name };
  return {
    external: `${staff.id} ${id}`,
    kind: 'staff',
    said: isMine ? [words] : [{ message, name, system: 'claimed' }, words],
    outcomes: [
      ...(isMine ? [] : [{ type: 'claim', staff: staff.id, lease, quiet } as const]),
      { type: 'reply', quiet },
    ],
  };
}

/**
 * Writes to a member who waits for nobody, and takes the conversation: on a channel that carries it to them, where they agreed to the notice and have not stopped what comes
 * unasked. Whoever waits, or whom somebody has, is answered as always. Throws Fault forbidden for whoever does not serve.
 */
export const writeFirst: Verb<z.infer<typeof Reply>> = {
  path: 'write-first',
  takes: Reply,
  hangsOn: ['hands', 'words'],
  async prepare({ desk, staff, conversation: publicId, input: { id, text } }) {
    if (!mayDo(staff, 'serve')) throw new Fault('forbidden', 'Your role does not allow this.');
    const found = await desk.reading.mustFind(staff, publicId);
    const { reach } = desk.ground;
    const isReached = reach.carries(found) && !(await reach.isShut(found, desk.now()));
    const taken = await takenAs(desk.reading, staff);
    return (conversation) => {
      // A call that is repeated finds the conversation its own, and its words said.
      const isMine = ownerOf(conversation.owner) === staff.id;
      if (conversation.owner !== 'bot' && !isMine) return taken(conversation);
      if (!isWilling(conversation)) return { refused: { code: 'notWilling' } };
      if (!isReached) return { refused: { code: 'notReached' } };
      return { act: firstWords(desk, conversation, { staff, id, text, isMine }) };
    };
  },
};
