import { afterAll, expect, test } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { alone, type Beside } from '../../src/coordination/beside/beside.ts';
import { openBeside, placeOf } from '../../src/coordination/beside/sockets.ts';
import { memoryCoordination } from '../../src/coordination/memory.ts';
import { countedTogether, toldTogether } from '../../src/coordination/together.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { until } from '../support/wait.ts';

const folders: string[] = [];
const open: Beside[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  for (const folder of folders) await removeFolder(folder);
});

/** So many workers of a machine, each in this process. */
async function workers(of: number, builds: readonly string[] = []): Promise<Beside[]> {
  const folder = await temporaryFolder();
  folders.push(folder);
  const all = await Promise.all(
    Array.from({ length: of }, (_, place) => openBeside({ place, of, folder, build: builds[place] ?? '' })),
  );
  open.push(...all);
  return all;
}

/** A key that belongs to a place. */
function keyAt(place: number, of: number): string {
  for (;;) {
    const key = randomId();
    if (placeOf(key, of) === place) return key;
  }
}

interface Question {
  readonly words: string;
  readonly bytes?: Uint8Array;
}

/** Every worker answers with its number and what it was asked. */
const echoes = (all: readonly Beside[]) =>
  all.map((one, place) =>
    one.shared('echo', ({ words, bytes }: Question) => Promise.resolve({ place, words, bytes })),
  );

test('keys are spread evenly, and one key has one place', () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 8000; i += 1) {
    const key = randomId();
    const place = placeOf(key, counts.length);
    expect(placeOf(key, counts.length)).toBe(place);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
});

test('whoever is asked, the worker to which a key belongs answers, with bytes and Arabic words whole', async () => {
  const asks = echoes(await workers(3));
  for (const ask of asks)
    for (const place of [0, 1, 2]) {
      const question = { words: 'صِلة '.repeat(1000), bytes: Buffer.from([0, 255, 7]) };
      const { bytes, ...answer } = await ask(keyAt(place, 3), question);
      expect(answer).toEqual({ place, words: question.words });
      expect([...(bytes ?? [])]).toEqual([0, 255, 7]);
    }
});

test('questions of one worker reach another one in the order in which they were asked', async () => {
  const [first, second] = await workers(2);
  const heard: number[] = [];
  const ask = first!.shared('order', (n: number) => Promise.resolve(n));
  second!.shared('order', (n: number) => {
    heard.push(n);
    return Promise.resolve(n);
  });
  const numbers = Array.from({ length: 500 }, (_, n) => n);
  expect(await Promise.all(numbers.map((n) => ask(keyAt(1, 2), n)))).toEqual(numbers);
  expect(heard).toEqual(numbers);
});

test('a Fault of the other worker is thrown as it is; what it cannot answer is done here', async () => {
  const [first, second] = await workers(2);
  const ask = first!.shared<string, string>('may', () => Promise.resolve('here'));
  const fault = new Fault('tooMany', 'Later.', { again: 5, details: { most: 3 } });
  second!.shared('may', (what: string) =>
    Promise.reject(what === 'fault' ? fault : new TypeError('of no use to anybody')),
  );
  await expect(ask(keyAt(1, 2), 'fault')).rejects.toMatchObject({
    code: 'tooMany',
    message: 'Later.',
    again: 5,
    details: { most: 3 },
  });
  expect(await ask(keyAt(1, 2), 'error')).toBe('here');
});

test('what belongs to a worker that ended is done here, also what it was just asked; whoever takes its place is asked again', async () => {
  const folder = await temporaryFolder();
  folders.push(folder);
  const at = async (place: number): Promise<Beside> => {
    const one = await openBeside({ place, of: 2, folder, build: '' });
    open.push(one);
    return one;
  };
  const first = await at(0);
  const second = await at(1);
  const ask = first.shared<string, string>('who', () => Promise.resolve('here'));
  let asked = (): void => undefined;
  const begun = new Promise<void>((done) => (asked = done));
  second.shared('who', (what: string) => {
    if (what !== 'never') return Promise.resolve('the second');
    asked();
    return Promise.reject(new Error('it ended in the middle'));
  });
  expect(await ask(keyAt(1, 2), '')).toBe('the second');
  const never = ask(keyAt(1, 2), 'never');
  await begun;
  await second.close();
  expect(await never).toBe('here');
  expect(await ask(keyAt(1, 2), '')).toBe('here');
  const third = await at(1);
  third.shared('who', () => Promise.resolve('the third'));
  await until('the third is asked', async () => (await ask(keyAt(1, 2), '')) === 'the third');
});

test('a worker of another build is asked nothing', async () => {
  const [ask] = echoes(await workers(2, ['one', 'other']));
  expect(await ask!(keyAt(1, 2), { words: '' })).toMatchObject({ place: 0 });
});

test('a limit is no wider for there being several workers', async () => {
  const all = (await workers(3)).map((one) => countedTogether(memoryCoordination(systemClock()), one));
  for (const key of ['sign-in-pair a', 'sign-in-pair b', 'sign-in-pair c', 'form d']) {
    const allowed: boolean[] = [];
    for (let n = 0; n < 9; n += 1) allowed.push(await all[n % 3]!.allow(key, 4, 60_000));
    expect(allowed).toEqual([true, true, true, true, false, false, false, false, false]);
  }
});

test('what is published at one worker is heard at each, once', async () => {
  const [one, two, three] = (await workers(3)).map((beside) =>
    toldTogether(memoryCoordination(systemClock()), beside),
  );
  const heard: string[] = [];
  for (const [name, of] of [
    ['two', two],
    ['three', three],
    ['one', one],
  ] as const)
    of!.subscribe('topic', (message) => heard.push(`${name} ${message}`));
  one!.publish('topic', '7');
  one!.publish('elsewhere', '8');
  one!.publish('topic', '9');
  await until('all have heard', () => heard.length >= 6);
  expect(heard.sort()).toEqual(['one 7', 'one 9', 'three 7', 'three 9', 'two 7', 'two 9']);
});

test('a worker alone does everything itself', async () => {
  const ask = alone.shared('any', (n: number) => Promise.resolve(n + 1));
  expect(await ask('key', 1)).toBe(2);
  alone.news('any', () => expect(true).toBe(false))(1);
  await alone.close();
});
