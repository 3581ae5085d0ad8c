import {
  Candidates,
  Concern,
  ConcernOver,
  ConcernsNoted,
  NewTie,
  Ties,
} from '../../contract/cases/concern.ts';
import { Nothing } from '../../contract/desk.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route, taking } from './desk-call.ts';

/** Who is concerned by which case. */
export const concerns: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/requests/:reference/people',
    needs: 'seeRequests',
    answer: Candidates,
    answers: ({ office, staff, param }) => office.concerns.candidates(staff, param('reference')),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/concern',
    needs: 'seeRequests',
    body: Concern,
    answer: Candidates,
    async answers({ office, staff, param }, concern: Concern) {
      const reference = param('reference');
      await office.concerns.note(staff, reference, concern);
      // Whoever noted themselves does not find the case any more.
      return concern.whom === staff.id ? { items: [] } : office.concerns.candidates(staff, reference);
    },
  }),
  route({
    method: 'GET',
    path: '/concerns',
    needs: 'manageStaff',
    answer: ConcernsNoted,
    answers: ({ office, staff }) => office.concerns.noted(staff),
  }),
  // The case stands in the body: whoever manages the accounts reads none.
  taking({
    method: 'POST',
    path: '/concerns/over',
    needs: 'session',
    body: ConcernOver,
    answer: Nothing,
    async answers({ office, staff }, over: ConcernOver) {
      await office.concerns.over(staff, over);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/ties',
    needs: 'session',
    answer: Ties,
    answers: ({ office, staff }) => office.concerns.ties(staff),
  }),
  taking({
    method: 'POST',
    path: '/ties',
    needs: 'session',
    body: NewTie,
    answer: Ties,
    answers: ({ office, staff }, tie: NewTie) => office.concerns.declare(staff, tie),
  }),
];
