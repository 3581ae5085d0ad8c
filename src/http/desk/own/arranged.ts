import { DeskConversation, Me } from '../../../contract/desk.ts';
import { Away, NewView, Reminder, SavedViews } from '../../../contract/inbox/own.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { numberOf, route, taking } from '../desk-call.ts';

/** What somebody arranges at the desk for themselves: lists under names of their own, reminders, whether they are there. */
export const arranged: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/views',
    needs: 'attend',
    answer: SavedViews,
    answers: ({ office, staff }) => office.own.views(staff),
  }),
  taking({
    method: 'POST',
    path: '/views',
    needs: 'attend',
    body: NewView,
    answer: SavedViews,
    answers: ({ office, staff }, view) => office.own.keepView(staff, view),
  }),
  route({
    method: 'DELETE',
    path: '/views/:id',
    needs: 'attend',
    answer: SavedViews,
    answers: (call) => call.office.own.dropView(call.staff, numberOf(call, 'id', 'list')),
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/reminder',
    needs: 'attend',
    body: Reminder,
    answer: DeskConversation,
    async answers({ office, staff, lang, param }, reminder) {
      await office.own.remind(staff, param('conversation'), reminder);
      return office.desk.reading.conversation(staff, param('conversation'), lang);
    },
  }),
  taking({
    method: 'POST',
    path: '/me/away',
    needs: 'session',
    body: Away,
    answer: Me,
    answers: async ({ office, session, staff }, { away }) =>
      office.people.me({ ...session, staff: await office.own.setAway(staff, away) }),
  }),
];
