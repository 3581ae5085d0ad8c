import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workingDayFrom } from '../../src/association/hours.ts';
import { Office } from '../../src/desk/office.ts';
import { nameNewDay } from '../../src/desk/requests/new-day.ts';
import { daysAfter } from '../../src/fields/calendar.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const anAccount = (role: string): Promise<Staff> =>
  putStaff(place.ground.database, { association: 'mord', email: `${role}@mord.example`, role }, 0);

test('where a promised day is closed at the desk, another day is asked for until one is named', async () => {
  const [committee, admin] = [await anAccount('committee'), await anAccount('admin')];
  const { reference } = await sendRequest(place, 'mord', 4);
  const shown = () => office.requests.detail(committee, reference);
  const before = await shown();
  expect(before).toMatchObject({ told: true, overdue: false });
  expect(before).not.toHaveProperty('onClosedDay');

  await office.facts.change(admin, 'closed', { follows: 0, value: { days: [{ day: before.replyOn }] } });
  await until('the day is known to be closed', async () => (await shown()).onClosedDay === true);
  const [row] = await office.requests.list(committee, { references: [reference] });
  expect(row).toMatchObject({ onClosedDay: true, replyOn: before.replyOn });

  const { hours } = place.ground.houses.get('mord')!.association.pack;
  const day = workingDayFrom(hours, daysAfter(before.replyOn, 1));
  await nameNewDay({ desk: office.desk, requests: office.requests, staff: committee }, reference, {
    day,
    reason: 'أُغلق المقر يوم الموعد',
  });
  expect(await shown()).toMatchObject({ replyOn: day });
  expect(await shown()).not.toHaveProperty('onClosedDay');
});
