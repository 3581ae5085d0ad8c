import { DeskConversation } from '../../../contract/desk.ts';
import { Labelling, Labels, NewLabel } from '../../../contract/inbox/labels.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';

function numberIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('notFound', 'There is no such label.');
  return Number(text);
}

/** Labels: what there are, and which conversation bears which. */
export const labels: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/labels',
    needs: 'session',
    answer: Labels,
    answers: ({ office, staff }) => office.labels.all(staff),
  }),
  taking({
    method: 'POST',
    path: '/labels',
    needs: 'manageReplies',
    body: NewLabel,
    answer: Labels,
    answers: ({ office, staff }, label) => office.labels.add(staff, label),
  }),
  taking({
    method: 'POST',
    path: '/labels/:id',
    needs: 'manageReplies',
    body: NewLabel,
    answer: Labels,
    answers: ({ office, staff, param }, label) =>
      office.labels.change(staff, { ...label, id: numberIn(param('id')) }),
  }),
  route({
    method: 'DELETE',
    path: '/labels/:id',
    needs: 'manageReplies',
    answer: Labels,
    answers: ({ office, staff, param }) => office.labels.drop(staff, numberIn(param('id'))),
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/labels/:id',
    needs: 'serve',
    body: Labelling,
    answer: DeskConversation,
    async answers({ office, staff, lang, param }, { on }) {
      const conversation = param('conversation');
      await office.labels.put(staff, conversation, { label: numberIn(param('id')), on });
      return office.desk.reading.conversation(staff, conversation, lang);
    },
  }),
];
