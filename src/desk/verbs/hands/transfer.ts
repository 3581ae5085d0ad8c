import type { z } from 'zod';
import { Transfer } from '../../../contract/desk.ts';
import { Fault } from '../../../kernel/errors.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ifMine, rightOf } from '../../desk.ts';
import { People } from '../../people/people.ts';
import type { Verb } from '../verb.ts';

/** Hands the conversation to a colleague who may see it. Throws Fault wrongRequest for everybody else. */
export const transfer: Verb<z.infer<typeof Transfer>> = {
  path: 'transfer',
  takes: Transfer,
  async prepare({ desk, staff, conversation: publicId, input: { to } }) {
    const colleague = await new People(desk.ground).peer(staff, to);
    if (!colleague || !(await desk.reading.find(colleague, publicId)))
      throw new Fault('wrongRequest', 'to: nobody of that number can take conversations over.');
    return ifMine(staff, (conversation) => ({
      external: null,
      kind: 'staff',
      said: [
        {
          message: desk.introduction(colleague, conversation, 'handover.takenOver'),
          name: colleague.name,
          system: 'transferred',
        },
      ],
      outcomes: [rightOf(colleague), { type: 'transfer', staff: colleague.id, ...holdsFrom(desk.now()) }],
    }));
  },
};
