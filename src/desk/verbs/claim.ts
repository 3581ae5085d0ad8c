import { claimHolds, ownerOf } from '../desk.ts';
import type { Verb } from './verb.ts';

/** Takes a conversation over: from this commit on the bot is silent. Of two who try, one gets it and the other is told who. */
export const claim: Verb<undefined> = {
  path: 'claim',
  takes: 'nothing',
  async prepare({ desk, staff }) {
    const names = await desk.reading.names(staff.association);
    return (conversation) => {
      const by = ownerOf(conversation.owner);
      if (by !== undefined) return { refused: { code: 'taken', by: { id: by, name: names.get(by) ?? '' } } };
      const message = desk.introduction(staff, conversation, 'handover.taken');
      return {
        act: {
          external: null,
          kind: 'staff',
          said: [{ message, name: staff.name, system: 'claimed' }],
          outcomes: [{ type: 'claim', staff: staff.id, lease: desk.now() + claimHolds }],
        },
      };
    };
  },
};
