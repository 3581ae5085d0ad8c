import { Nothing } from '../../../contract/desk.ts';
import { UnansweredList, VerdictWish } from '../../../contract/kept/unanswered.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { numberOf, route, taking } from '../desk-call.ts';

/** What members asked and no answer was found to, and what is decided of it. */
export const unanswered: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/unanswered',
    needs: 'advise',
    answer: UnansweredList,
    answers: ({ office, staff, lang }) => office.notAnswered.list(staff, lang),
  }),
  taking({
    method: 'POST',
    path: '/unanswered/:verdict',
    needs: 'advise',
    body: VerdictWish,
    answer: Nothing,
    async answers({ office, staff, param }, wish) {
      await office.notAnswered.decide(staff, param('verdict'), wish);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/unanswered/decided/:id/back',
    needs: 'advise',
    answer: Nothing,
    async answers(call) {
      await call.office.notAnswered.takeBack(call.staff, numberOf(call, 'id', 'decision'));
      return {};
    },
  }),
];
