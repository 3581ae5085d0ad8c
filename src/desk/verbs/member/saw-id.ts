import { plain } from '../../../arabic/clean.ts';
import { readableBy } from '../../../association/readers.ts';
import { SawId } from '../../../contract/desk.ts';
import { Fault } from '../../../kernel/errors.ts';
import { hasRequest } from '../../../records/requests/request-desk.ts';
import { identityHash } from '../../../records/requests/requests.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ifMine } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/**
 * Notes that the employee saw the paper of the person who writes here: the member of a request, or whoever has an identity. The requests
 * of that identity are shown here from now on, and their conversations are told. Of cases that the employee may not read none is shown and nothing told: Throws Fault
 * wrongRequest where the association has no such request that they may read.
 */
export const sawId: Verb<SawId> = {
  path: 'saw-id',
  takes: SawId,
  hangsOn: ['hands'],
  async prepare({ desk, staff, input }) {
    const about = plain(input.about).replace(/\D/g, '');
    const { database } = desk.ground;
    const { association } = staff;
    const identity = identityHash(database, association, about);
    const readable = readableBy(desk.reading.house(association).association, staff.role);
    if (!(await hasRequest(database, { association, readable, staff: staff.id }, { about, identity })))
      throw new Fault('wrongRequest', 'about: there is no request with this number or this id.');
    return ifMine(staff, (conversation) => ({
      external: `${staff.id} ${input.id}`,
      kind: 'staff',
      said: [{ message: desk.introduction(staff, conversation, 'handover.sawId'), name: staff.name }],
      outcomes: [
        { type: 'sawId', about, staff: staff.id, readable },
        { type: 'reply', quiet: holdsFrom(desk.now()).quiet },
      ],
    }));
  },
};
