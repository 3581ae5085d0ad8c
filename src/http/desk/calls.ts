import { Calls } from '../../contract/calls.ts';
import { callsFor } from '../../desk/calls.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route } from './desk-call.ts';

/** Members who are to be called. What is done with a call is a verb of its conversation. */
export const calls: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/calls',
    needs: 'attend',
    answer: Calls,
    answers: ({ office, staff }) => callsFor(office.desk, staff),
  }),
];
