import type { z } from 'zod';
import { Transfer } from '../../contract/desk.ts';
import { Fault } from '../../kernel/errors.ts';
import { claimHolds, ifMine } from '../desk.ts';
import { People } from '../people/people.ts';
import type { Verb } from './verb.ts';

/** Hands the conversation to a colleague. */
export const transfer: Verb<z.infer<typeof Transfer>> = {
  path: 'transfer',
  takes: Transfer,
  async prepare({ desk, staff, input: { to } }) {
    const people = new People(desk.ground);
    if (!(await people.serving(staff)).some(({ id }) => id === to))
      throw new Fault('wrongRequest', 'to: nobody of that number can take conversations over.');
    const colleague = await people.one(staff, to);
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
      outcomes: [{ type: 'transfer', staff: colleague.id, lease: desk.now() + claimHolds }],
    }));
  },
};
