import { Brought, Completion, DeliveryNote } from '../../../contract/cases/delivery.ts';
import { Delivered } from '../../../contract/cases/received.ts';
import { RequestDetail } from '../../../contract/desk.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';
import { filePartsOf } from '../upload.ts';
import { after } from './after.ts';

/** What comes after a case was granted: its registration, what is provided, and that it was received. */
export const delivery: readonly Route<Doors>[] = [
  taking({
    method: 'POST',
    path: '/requests/:reference/completed',
    needs: 'seeRequests',
    body: Completion,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, { number }: Completion) =>
      office.moves.completed(staff, reference, number),
    ),
  }),
  route({
    method: 'POST',
    path: '/requests/:reference/delivery-code',
    needs: 'seeRequests',
    answer: RequestDetail,
    answers: after(({ office, staff }, reference) => office.receiving.sendCode(staff, reference)),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/delivered',
    needs: 'seeRequests',
    body: Delivered,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, delivered: Delivered) =>
      office.receiving.delivered(staff, reference, delivered),
    ),
  }),
  route({
    method: 'POST',
    path: '/requests/:reference/delivered-on-paper',
    needs: 'seeRequests',
    answer: RequestDetail,
    answers: after(async ({ office, staff, context }, reference) =>
      office.receiving.deliveredOnPaper(staff, reference, await filePartsOf(context)),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/delivered-part',
    needs: 'seeRequests',
    body: DeliveryNote,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, { words }: DeliveryNote) =>
      office.delivery.part(staff, reference, words),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/lists-checked',
    needs: 'seeRequests',
    body: DeliveryNote,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, { words }: DeliveryNote) =>
      office.delivery.listsChecked(staff, reference, words),
    ),
  }),
  taking({
    method: 'POST',
    path: '/requests/:reference/brought',
    needs: 'seeRequests',
    body: Brought,
    answer: RequestDetail,
    answers: after(({ office, staff }, reference, brought: Brought) =>
      office.delivery.brought(staff, reference, brought),
    ),
  }),
];
