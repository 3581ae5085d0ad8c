import { DeskConversation } from '../../../contract/desk.ts';
import { Labelling, Labels, NewLabel } from '../../../contract/inbox/labels.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { numberOf, route, taking, type DeskCall } from '../desk-call.ts';

const idOf = (call: DeskCall): number => numberOf(call, 'id', 'label');

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
    answers: (call, label) => call.office.labels.change(call.staff, { ...label, id: idOf(call) }),
  }),
  route({
    method: 'DELETE',
    path: '/labels/:id',
    needs: 'manageReplies',
    answer: Labels,
    answers: (call) => call.office.labels.drop(call.staff, idOf(call)),
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/labels/:id',
    needs: 'serve',
    body: Labelling,
    answer: DeskConversation,
    async answers(call, { on }) {
      const { office, staff, lang } = call;
      const conversation = call.param('conversation');
      await office.labels.put(staff, conversation, { label: idOf(call), on });
      return office.desk.reading.conversation(staff, conversation, lang);
    },
  }),
];
