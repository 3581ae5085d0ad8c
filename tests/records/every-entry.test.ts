import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { allEntries, entriesAfter } from '../../src/records/turns/entries.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

test.each([2, 3, 5, 1000])('every entry is read, each once and in order, %d at a time', async (together) => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat', 'القائمة');
  for (let n = 0; n < 9; n += 1)
    await place.conversations.receive(publicId, {
      external: `more ${n}`,
      content: { kind: 'text', text: `كم مدة الرد؟ ${n}` },
    });
  const found = await findConversation(database, publicId);
  const whole = await entriesAfter(database, found!, { seq: 0, most: 1000 });
  expect(whole.length).toBeGreaterThan(9);
  expect(await allEntries(database, found!, { together })).toEqual(whole);
  const after = whole[4]!.seq;
  expect(await allEntries(database, found!, { after, together })).toEqual(whole.slice(4));
});
