import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock, minute } from '../../src/kernel/clock.ts';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { openPlace, type Place } from '../support/place.ts';

const pin = '4071';
const clock = handClock(Date.parse('2026-12-01T09:00:00Z'));
let place: Place;
beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

const sessions = (): Place['conversations']['sessions'] => place.conversations.sessions;
const begin = () => place.conversations.begin('rahat', 'webchat');
/** A conversation with a link to it. */
async function linked(): Promise<{ publicId: string; value: string; generation: number }> {
  const { publicId, generation } = await begin();
  const made = await sessions().links.make(publicId, pin);
  if (made.kind !== 'made') throw new Error(made.kind);
  return { publicId, value: made.value, generation };
}

test('a link leads back with the PIN in whichever figures it is typed, and ends what other devices held', async () => {
  const { publicId, value, generation } = await linked();
  const opened = await sessions().links.open('rahat', value, ' ٤٠ ٧١ ');
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  expect(opened.begun.publicId).toBe(publicId);
  expect(await sessions().stands(publicId, generation)).toBe(true);
  expect(await sessions().stands(publicId, opened.begun.generation)).toBe(true);
  expect(await sessions().stands(publicId, generation)).toBe(false);
  const renewed = await sessions().renew('rahat', opened.begun.resume);
  expect(renewed?.generation).toBe(opened.begun.generation + 1);
  expect(await sessions().links.open('mord', value, pin)).toEqual({ kind: 'gone' });
});

test('a link outlives the session that it was made in; what came with that does not come to life by it', async () => {
  const { publicId, value, generation } = await linked();
  await sessions().end(publicId);
  const opened = await sessions().links.open('rahat', value, pin);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  expect(await sessions().stands(publicId, generation)).toBe(false);
  expect(await sessions().stands(publicId, opened.begun.generation)).toBe(true);
});

test.each(['123', '123456789', 'abcd', '', '12a4'])('«%s» is no PIN', async (typed) => {
  expect(await sessions().links.make((await begin()).publicId, typed)).toEqual({ kind: 'shape' });
});

test.each(['1234', '٠٠٠٠', '1212', '87654321', '4321'])('«%s» is guessed at once', async (typed) => {
  expect(await sessions().links.make((await begin()).publicId, typed)).toEqual({ kind: 'easy' });
});

test.each(['0123', '٠١٢٣', '40718265'])('«%s» is taken', async (typed) => {
  expect((await sessions().links.make((await begin()).publicId, typed)).kind).toBe('made');
});

test('after five wrong PINs none is taken for a quarter of an hour, then for twice as long; the right one in between begins the count anew', async () => {
  const { value } = await linked();
  const tried = async (typed: string): Promise<string> =>
    (await sessions().links.open('rahat', value, typed)).kind;
  const wrong = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) expect(await tried('9999')).toBe('wrong');
  };
  await wrong(4);
  expect(await tried(pin)).toBe('opened');
  await wrong(5);
  const shut = await sessions().links.open('rahat', value, pin);
  expect(shut).toEqual({ kind: 'shut', until: clock.now() + 15 * minute });
  clock.advance(15 * minute);
  await wrong(5);
  clock.advance(29 * minute);
  expect(await tried(pin)).toBe('shut');
  clock.advance(minute);
  expect(await tried(pin)).toBe('opened');
});

test('of many tries at one moment no more are held against the PIN than one after the other', async () => {
  const { value } = await linked();
  const kinds = await Promise.all(
    Array.from({ length: 12 }, async () => (await sessions().links.open('rahat', value, '9999')).kind),
  );
  expect(kinds.filter((kind) => kind !== 'shut').length).toBeLessThanOrEqual(5);
});

test('a new link takes the place of the old one, and one of a year ago is over', async () => {
  const { publicId, value } = await linked();
  const again = await sessions().links.make(publicId, '9152');
  if (again.kind !== 'made') throw new Error(again.kind);
  expect(await sessions().links.open('rahat', value, pin)).toEqual({ kind: 'gone' });
  clock.advance(366 * day);
  expect(await sessions().links.open('rahat', again.value, '9152')).toEqual({ kind: 'gone' });
});

test('where somebody was in danger the link leads nowhere, and none is made', async () => {
  const { publicId, value } = await linked();
  await leaveIn(place, publicId, { outcomes: [alertOf('an-alert')], words: danger });
  expect(await sessions().links.open('rahat', value, pin)).toEqual({ kind: 'gone' });
  expect(await sessions().links.make(publicId, pin)).toEqual({ kind: 'notHere' });
});

test('what is kept holds neither the link nor the PIN', async () => {
  const { value } = await linked();
  const { rows } = await place.ground.database.query<{ text: string }>(
    'select l::text as text from return_links l',
    [],
  );
  const kept = rows.map(({ text }) => text).join('\n');
  expect(kept).not.toContain(value);
  expect(kept).toContain('$argon2id$');
  expect(kept).not.toMatch(/[^\d]4071[^\d]/);
});
