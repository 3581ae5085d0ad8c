import { Added, Colleagues, NewRole, NewStaff, Nothing, Peers, Reset } from '../../contract/desk.ts';
import { BesideChat } from '../../contract/kept/beside.ts';
import { besideChat } from '../../desk/writing/beside-chat.ts';
import { CommitteeStanding } from '../../contract/cases/vote.ts';
import { Canned, CannedReplies, CannedReply } from '../../contract/kept/canned.ts';
import { committeeStanding } from '../../desk/requests/judging/locked.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { numberOf, route, taking } from './desk-call.ts';

const what = 'person or reply';

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
  taking({
    method: 'POST',
    path: '/replies/:id',
    needs: 'manageReplies',
    body: Canned,
    answer: CannedReply,
    answers: (call, reply) => call.office.people.changeReply(call.staff, numberOf(call, 'id', what), reply),
  }),
  route({
    method: 'GET',
    path: '/beside-chat',
    needs: 'attend',
    answer: BesideChat,
    answers: ({ office: { desk }, staff, lang }) =>
      besideChat(desk.reading.house(staff.association), { lang, now: desk.now() }),
  }),
  route({
    method: 'DELETE',
    path: '/replies/:id',
    needs: 'manageReplies',
    answer: Nothing,
    async answers(call) {
      await call.office.people.dropReply(call.staff, numberOf(call, 'id', what));
      return {};
    },
  }),
];

/** Who works at the desk, and as what. */
const accounts: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/colleagues',
    needs: 'attend',
    answer: Peers,
    answers: async ({ office, staff }) => ({ items: await office.people.serving(staff) }),
  }),
  route({
    method: 'GET',
    path: '/committee',
    needs: 'seeAlerts',
    answer: CommitteeStanding,
    answers: ({ office: { desk }, staff }) =>
      committeeStanding(desk.ground, desk.reading.house(staff.association)),
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
  route({
    method: 'POST',
    path: '/staff/:staff/disable',
    needs: 'manageStaff',
    answer: Nothing,
    async answers(call) {
      await call.office.people.stop(call.staff, numberOf(call, 'staff', what));
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/staff/:staff/enable',
    needs: 'manageStaff',
    answer: Nothing,
    async answers(call) {
      await call.office.people.startAgain(call.staff, numberOf(call, 'staff', what));
      return {};
    },
  }),
  taking({
    method: 'POST',
    path: '/staff/:staff/role',
    needs: 'manageStaff',
    body: NewRole,
    answer: Nothing,
    async answers(call, { role }) {
      await call.office.people.changeRole(call.staff, numberOf(call, 'staff', what), role);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/staff/:staff/reset',
    needs: 'manageStaff',
    answer: Reset,
    answers: (call) => call.office.people.reset(call.staff, numberOf(call, 'staff', what), call.base),
  }),
];

/** Those who sit at the desk, and the texts that they share. */
export const people: readonly Route<Doors>[] = [...replies, ...accounts];
