import { NoticeChoices, Notices, PushDevice, PushDeviceGone } from '../../../contract/told/notices.ts';
import { Nothing } from '../../../contract/desk.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';

/** How whoever is signed in is told of what happens. */
export const notices: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/notices',
    needs: 'session',
    answer: Notices,
    answers: ({ office, staff }) => office.myNotices.of(staff),
  }),
  taking({
    method: 'POST',
    path: '/notices',
    needs: 'session',
    body: NoticeChoices,
    answer: Notices,
    answers: ({ office, staff }, choices: NoticeChoices) => office.myNotices.choose(staff, choices),
  }),
  taking({
    method: 'POST',
    path: '/notices/devices',
    needs: 'session',
    body: PushDevice,
    answer: Notices,
    answers: ({ office, staff, lang }, device: PushDevice) => office.myNotices.subscribe(staff, device, lang),
  }),
  taking({
    method: 'POST',
    path: '/notices/devices/gone',
    needs: 'session',
    body: PushDeviceGone,
    answer: Notices,
    answers: ({ office, staff }, { endpoint }) => office.myNotices.unsubscribe(staff, endpoint),
  }),
  route({
    method: 'POST',
    path: '/notices/trial',
    needs: 'session',
    answer: Nothing,
    async answers({ office, staff }) {
      await office.myNotices.tryOut(staff);
      return {};
    },
  }),
];
