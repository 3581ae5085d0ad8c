import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { openPlace, sendRequest, type Place, type Sent } from '../support/place.ts';

let place: Place;
let office: Office;
let researcher: Staff;
let manager: Staff;
let sent: Sent;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  const put = (role: string): Promise<Staff> =>
    putStaff(place.ground.database, { association: 'rahat', email: `${role}@rahat.example`, role }, 0);
  [researcher, manager] = [await put('researcher'), await put('manager')];
  sent = await sendRequest(place, 'rahat');
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

test('that the identity document was looked at stands on the request: by whom and when, once, and the member is told nothing', async () => {
  const { reference, publicId } = sent;
  expect(await office.requests.detail(researcher, reference)).toMatchObject({ identitySeen: false });
  const lines = (await place.conversations.lines(publicId, 0)).lines.length;
  const twice = await Promise.allSettled([
    office.requests.seeIdentity(researcher, reference),
    office.requests.seeIdentity(researcher, reference),
  ]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const shown = await office.requests.detail(researcher, reference);
  expect(shown).toMatchObject({ identitySeen: true, status: 'submitted' });
  expect(shown.events.filter(({ status }) => status === 'identitySeen')).toEqual([
    { at: expect.any(Number), status: 'identitySeen', by: researcher.name },
  ]);
  expect((await place.conversations.lines(publicId, 0)).lines.length).toBe(lines);
  const thread = await office.desk.reading.conversation(researcher, publicId);
  expect(thread.lines.at(-1)).toMatchObject({ from: 'note', system: 'identitySeen', name: researcher.name });
});

test('it is sealed as every event is, and changes nothing of how the request stands', async () => {
  const { checked, findings } = await verifyRecords(place.ground);
  expect(checked).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});

test('who may not read the request notes nothing on it', async () => {
  await expect(office.requests.seeIdentity(manager, sent.reference)).rejects.toMatchObject({
    code: 'notFound',
  });
});
