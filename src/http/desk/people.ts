import {
  Added,
  Canned,
  CannedReplies,
  CannedReply,
  Changed,
  Colleagues,
  NewStaff,
  Nothing,
  Peers,
} from '../../contract/desk.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route, taking, type Visit } from './visit.ts';

/** Throws Fault notFound for what is no number. */
function numberOf({ param }: Visit, name: string): number {
  const text = param(name);
  if (!/^\d{1,9}$/.test(text)) throw new Fault('notFound', 'There is no such person or reply.');
  return Number(text);
}

const replies: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/replies',
    needs: 'session',
    answer: CannedReplies,
    answers: async ({ office, staff }) => ({ items: await office.people.replies(staff) }),
  }),
  taking({
    method: 'POST',
    path: '/replies',
    needs: 'manageReplies',
    body: Canned,
    answer: CannedReply,
    answers: ({ office, staff }, reply) => office.people.addReply(staff, reply),
  }),
  route({
    method: 'DELETE',
    path: '/replies/:id',
    needs: 'manageReplies',
    answer: Nothing,
    async answers(visit) {
      await visit.office.people.dropReply(visit.staff, numberOf(visit, 'id'));
      return {};
    },
  }),
];

/** Shuts somebody out, or lets them in again. */
const shut = (path: string, disabled: boolean): Route<Doors> =>
  route({
    method: 'POST',
    path: `/staff/:staff/${path}`,
    needs: 'manageStaff',
    answer: Changed,
    async answers(visit) {
      await visit.office.people.disable(visit.staff, numberOf(visit, 'staff'), disabled);
      return {};
    },
  });

/** Those who sit at the desk, and the texts that they share. */
export const people: readonly Route<Doors>[] = [
  ...replies,
  route({
    method: 'GET',
    path: '/colleagues',
    needs: 'serve',
    answer: Peers,
    answers: async ({ office, staff }) => ({ items: await office.people.serving(staff) }),
  }),
  route({
    method: 'GET',
    path: '/staff',
    needs: 'manageStaff',
    answer: Colleagues,
    answers: async ({ office, staff }) => ({ items: await office.people.all(staff) }),
  }),
  taking({
    method: 'POST',
    path: '/staff',
    needs: 'manageStaff',
    body: NewStaff,
    answer: Added,
    answers: ({ office, staff, base }, added) => office.people.add(staff, added, base),
  }),
  shut('disable', true),
  shut('enable', false),
  route({
    method: 'POST',
    path: '/staff/:staff/reset',
    needs: 'manageStaff',
    answer: Changed,
    answers: (visit) => visit.office.people.reset(visit.staff, numberOf(visit, 'staff'), visit.base),
  }),
];
