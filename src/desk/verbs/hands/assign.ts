import type { z } from 'zod';
import { Transfer } from '../../../contract/desk.ts';
import { Fault } from '../../../kernel/errors.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { givenTo } from '../../sharing/given.ts';
import { People } from '../../people/people.ts';
import { mayDo } from '../../people/roles.ts';
import { takenAs } from '../../reading/taken.ts';
import type { Verb } from '../verb.ts';

/** Gives a conversation that nobody has to a colleague who may see it. Throws Fault forbidden for whoever does not serve, wrongRequest for everybody else. */
export const assign: Verb<z.infer<typeof Transfer>> = {
  path: 'assign',
  takes: Transfer,
  hangsOn: ['hands'],
  async prepare({ desk, staff, conversation: publicId, input: { to } }) {
    if (!mayDo(staff, 'serve')) throw new Fault('forbidden', 'Your role does not allow this.');
    const colleague = await new People(desk.ground).peer(staff, to);
    if (!colleague || !(await desk.reading.find(colleague, publicId)))
      throw new Fault('wrongRequest', 'to: nobody of that number can take conversations over.');
    const taken = await takenAs(desk.reading, staff);
    return (conversation) => {
      if (conversation.owner === 'bot')
        return {
          act: givenTo(desk, conversation, {
            to: colleague,
            why: { rule: 'colleague', by: staff.id, ...holdsFrom(desk.now()) },
          }),
        };
      return taken(conversation);
    };
  },
};
