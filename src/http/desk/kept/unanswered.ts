import { Nothing } from '../../../contract/desk.ts';
import { UnansweredList, VerdictWish } from '../../../contract/kept/unanswered.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';

function numberIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('notFound', 'There is no such decision.');
  return Number(text);
}

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
    async answers({ office, staff, param }) {
      await office.notAnswered.takeBack(staff, numberIn(param('id')));
      return {};
    },
  }),
];
