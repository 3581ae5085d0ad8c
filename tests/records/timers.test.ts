import type { LineName } from '../../src/contract/line-names.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock, minute } from '../../src/kernel/clock.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { soon } from '../support/wait.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

const said = async (publicId: string): Promise<readonly string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    line.from === 'bot' ? [line.message.text] : [],
  );
const line = (name: LineName): string => place.ground.houses.get('rahat')!.wording.line('ar', name);

/** Waits until so many lines were said. */
async function saidSoMany(publicId: string, many: number): Promise<readonly string[]> {
  await soon(async () => (await said(publicId)).length >= many);
  return said(publicId);
}

/** Waits until the timers have been looked at: until somebody whose time has come was reminded. */
async function timersRan(due: string, reminders: number): Promise<void> {
  const reminded = async (): Promise<number> =>
    (await said(due)).filter(
      (text) => text.includes(line('engine.reminder')) || text.includes(line('engine.lastReminder')),
    ).length;
  expect(await soon(async () => (await reminded()) >= reminders)).toBe(true);
}

/** A conversation that waits at the first question of a form. */
async function inAForm(): Promise<string> {
  const publicId = await sayTo(place, 'rahat', 'تقديم طلب');
  await place.conversations.receive(publicId, { external: 'service', content: { kind: 'text', text: '1' } });
  return publicId;
}

test('whoever falls silent in a form is reminded after half an hour and after a day, and then never again', async () => {
  const earlier = await inAForm();
  clock.advance(2 * minute);
  const publicId = await inAForm();
  const before = await said(publicId);
  clock.advance(29 * minute);
  await timersRan(earlier, 1);
  expect(await said(publicId)).toEqual(before);
  clock.advance(2 * minute);
  const once = await saidSoMany(publicId, before.length + 1);
  expect(once.slice(before.length)).toEqual([expect.stringContaining(line('engine.reminder'))]);
  clock.advance(day);
  const twice = await saidSoMany(publicId, before.length + 2);
  expect(twice.slice(before.length + 1)).toEqual([expect.stringContaining(line('engine.lastReminder'))]);
  const later = await inAForm();
  clock.advance(30 * day);
  await timersRan(later, 1);
  expect(await said(publicId)).toEqual(twice);
});

test('a conversation is taken up after sixty days where it stood, with every answer', async () => {
  const publicId = await inAForm();
  const house = place.ground.houses.get('rahat')!;
  const question = (await said(publicId)).at(-1)!;
  expect(house.association.services[0]!.fields.length).toBeGreaterThan(1);
  clock.advance(60 * day);
  await saidSoMany(publicId, (await said(publicId)).length + 1);
  const { version } = (
    await place.ground.database.query<{ version: number }>(
      'select version from conversations where public_id = $1',
      [publicId],
    )
  ).rows[0]!;
  await place.conversations.receive(publicId, {
    external: 'later',
    content: { kind: 'text', text: 'كم يبعد القمر عن الأرض؟' },
  });
  const last = (await said(publicId)).at(-1)!;
  const asked = question.split('\n\n').at(-1)!;
  expect(last).toContain(asked);
  const { rows } = await place.ground.database.query<{ version: number }>(
    'select version from conversations where public_id = $1',
    [publicId],
  );
  expect(rows[0]!.version).toBe(version + 1);
});

test('timers of a server that was down are made up for when it starts', async () => {
  const { dataDir } = place;
  const publicId = await inAForm();
  const before = await said(publicId);
  await place.close();
  clock.advance(31 * minute);
  place = await openPlace({ DATA_DIR: dataDir }, (ground) => ({ ...ground, clock }));
  const after = await saidSoMany(publicId, before.length + 1);
  expect(after.slice(before.length)).toEqual([expect.stringContaining(line('engine.reminder'))]);
});
