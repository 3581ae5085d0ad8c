import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock } from '../../src/kernel/clock.ts';
import { keptIn } from '../../src/knowledge/models/kept.ts';
import { margins, train, trainerVersion, type Lessons, type Model } from '../../src/knowledge/svm.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const clock = handClock(Date.now());
const features = 40;

/** Lessons of three classes, each text of six features. */
function lessonsOf(seed: number): Lessons {
  let state = seed;
  const next = (below: number): number => (state = (Math.imul(state, 48_271) >>> 1) % 65_521) % below;
  const vectors = Array.from({ length: 60 }, () => {
    const at = Int32Array.from(new Set(Array.from({ length: 6 }, () => next(features))));
    return { at, weight: new Float64Array(at.length).fill(1 / Math.sqrt(at.length)) };
  });
  return { vectors, labels: vectors.map((_, i) => i % 3), features, classes: 3 };
}

const digestOf = ({ bundle, part, weights }: Model): string =>
  createHash('sha256').update(bundle).update(part).update(weights).digest('hex').slice(0, 16);

test('a model that is read again is the one that was trained, bit for bit', async () => {
  const lessons = lessonsOf(7);
  const trained = keptIn(join(folder, 'same'), clock)(lessons);
  expect(await readdir(join(folder, 'same'))).toHaveLength(1);
  const read = keptIn(join(folder, 'same'), clock)(lessons);
  expect(digestOf(read)).toBe(digestOf(train(lessons)));
  expect(digestOf(trained)).toBe(digestOf(read));
  for (const vector of lessons.vectors) expect(margins(read, vector)).toEqual(margins(trained, vector));
});

test('other lessons, be it one label, are another model', async () => {
  const trainer = keptIn(join(folder, 'other'), clock);
  const lessons = lessonsOf(7);
  trainer(lessons);
  trainer({ ...lessons, labels: lessons.labels.with(0, 1) });
  trainer(lessonsOf(8));
  expect(await readdir(join(folder, 'other'))).toHaveLength(3);
});

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, -9)],
  ['empty', () => Buffer.alloc(0)],
  ['changed by a bit', (bytes: Buffer) => bytes.fill(bytes.at(-1)! ^ 1, bytes.length - 1)],
])('a file that is %s is not believed: the model is trained and written again', async (name, change) => {
  const place = join(folder, name.replaceAll(' ', '-'));
  const lessons = lessonsOf(9);
  keptIn(place, clock)(lessons);
  const [file] = await readdir(place);
  const path = join(place, file!);
  const whole = await readFile(path);
  await writeFile(path, change(Buffer.from(whole)));
  expect(digestOf(keptIn(place, clock)(lessons))).toBe(digestOf(train(lessons)));
  expect(await readFile(path)).toEqual(whole);
});

test('a model that nobody has read for a month goes when another one is written', async () => {
  const place = join(folder, 'old');
  const trainer = keptIn(place, clock);
  trainer(lessonsOf(11));
  trainer(lessonsOf(12));
  clock.advance(20 * day);
  trainer(lessonsOf(12));
  clock.advance(20 * day);
  trainer(lessonsOf(13));
  expect(await readdir(place)).toHaveLength(2);
});

test('where the data folder is not there nothing is made, and it learns all the same', async () => {
  const lessons = lessonsOf(10);
  expect(digestOf(keptIn(join(folder, 'nowhere/learned'), clock)(lessons))).toBe(digestOf(train(lessons)));
  expect(await readdir(folder)).not.toContain('nowhere');
});

test('whoever changes how models are trained counts the version up, and pins what comes out here', () => {
  expect({ version: trainerVersion, digest: digestOf(train(lessonsOf(1))) }).toEqual({
    version: 1,
    digest: 'af4c4b3a0223c8d8',
  });
});
