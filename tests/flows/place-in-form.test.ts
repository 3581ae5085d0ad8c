import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { sayTo } from '../support/said.ts';

const association = 'makkah-housing';
let place: Place;
let office: Office;
let hind: Staff;
beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  const email = 'hind@makkah.example';
  hind = await putStaff(place.ground.database, { association, email, role: 'researcher' }, 0);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

/** The question that is open in a conversation. */
const asked = async (publicId: string) =>
  (await place.conversations.lines(publicId, 0)).lines
    .flatMap((line) => (line.from === 'bot' && line.message.prompt ? [line.message.prompt] : []))
    .at(-1);

test('a question of the form says where in it it stands; what is asked of a case afterwards, of a field of that form or another, does not', async () => {
  const [first] = place.ground.houses.get(association)!.association.services;
  const { publicId, reference } = await sendRequest(place, association, 1);
  for (const field of ['asked.words', first!.fields.at(-1)!.name]) {
    const by = daysAfter(dayAt(place.ground.clock.now()), 5);
    await office.asking.ask(hind, reference, { field, words: 'نحتاج إيضاحًا', by });
    await sayTo(place, publicId, 'المطلوب');
    expect(await asked(publicId)).toMatchObject({ field });
    expect(await asked(publicId)).not.toHaveProperty('at');
    await sayTo(place, publicId, 'القائمة');
    await office.asking.goOn(hind, reference, { reason: 'وصل في زيارة' });
  }
  await sayTo(place, publicId, 'تقديم طلب');
  await sayTo(place, publicId, '1');
  expect(await asked(publicId)).toMatchObject({ at: { step: 1 } });
});
