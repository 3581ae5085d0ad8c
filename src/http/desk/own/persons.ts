import { Nothing } from '../../../contract/desk.ts';
import { Parted, Person, SamePerson } from '../../../contract/inbox/person.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';

/** What is known of one person over all of their conversations. */
export const persons: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/conversations/:conversation/person',
    needs: 'serve',
    answer: Person,
    answers: ({ office, staff, lang, param }) => office.persons.person(staff, param('conversation'), lang),
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/person',
    needs: 'serve',
    body: SamePerson,
    answer: Nothing,
    async answers({ office, staff, param }, said) {
      await office.persons.say(staff, param('conversation'), said);
      return {};
    },
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/person/back',
    needs: 'serve',
    body: Parted,
    answer: Nothing,
    async answers({ office, staff, param }, { other }) {
      await office.persons.takeBack(staff, param('conversation'), other);
      return {};
    },
  }),
];
