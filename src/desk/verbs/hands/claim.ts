import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ownerOf } from '../../desk.ts';
import { takenAs } from '../../reading/taken.ts';
import type { Verb } from '../verb.ts';

/**
 * Takes a conversation over: from this commit on the bot is silent. Of two who try, one gets it and the other is told who. One in which an alert
 * came up is taken from a colleague who may not open it. That somebody has it for a case that may not be read is told without a name.
 */
export const claim: Verb<undefined> = {
  path: 'claim',
  takes: 'nothing',
  hangsOn: ['hands'],
  async prepare({ desk, staff, conversation: publicId }) {
    const taken = await takenAs(desk.reading, staff);
    const about = await desk.reading.caseOf(staff, publicId);
    const displaced = await desk.reading.shutOut(staff, publicId);
    return (conversation) => {
      const by = ownerOf(conversation.owner);
      if (by !== undefined && by !== displaced) return taken(conversation);
      const message = desk.introduction(staff, conversation, 'handover.taken');
      return {
        act: {
          external: null,
          kind: 'staff',
          said: [{ message, name: staff.name, system: 'claimed' }],
          outcomes: [
            {
              type: 'claim',
              staff: staff.id,
              ...holdsFrom(desk.now()),
              ...(about !== undefined && { about }),
            },
          ],
          ...(about !== undefined && { about: [about] }),
        },
      };
    };
  },
};
