import { Agenda, Minutes } from '../../../contract/cases/papers.ts';
import { agendaOf } from '../../../desk/requests/papers/agenda.ts';
import { minutesOf } from '../../../desk/requests/papers/minutes.ts';
import { dayAt, isGregorianDay } from '../../../fields/calendar.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, type DeskCall } from '../desk-call.ts';

/** The day that is asked for, today without one. Throws Fault wrongRequest for what is none. */
function dayOf({ query, office }: DeskCall): string {
  const given = query('day') ?? '';
  if (given === '') return dayAt(office.desk.now());
  if (!isGregorianDay(given) || given < '2000' || given > '2200')
    throw new Fault('wrongRequest', 'day: must be a day of this century or the next as YYYY-MM-DD.');
  return given;
}

/** The committee's papers: what a meeting is about, and what was decided on a day. */
export const papers: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/committee/agenda',
    needs: 'decide',
    answer: Agenda,
    answers: ({ office, staff, lang }) => agendaOf(office.desk, staff, lang),
  }),
  route({
    method: 'GET',
    path: '/committee/minutes',
    needs: 'decide',
    answer: Minutes,
    answers: (call) => minutesOf(call.office.desk, call.staff, { day: dayOf(call), lang: call.lang }),
  }),
];
