import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock } from '../../src/kernel/clock.ts';
import type { Keeper, Subject } from '../../src/knowledge/models/keeper.ts';
import { keptIn } from '../../src/knowledge/models/kept.ts';
import { openEngine, openHouses } from '../../src/minds.ts';
import type { House } from '../../src/voice/house.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { associations } from '../support/house.ts';
import { whole } from '../support/whole.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const clock = handClock(Date.now());
const keeperIn = (name: string, code = 'this'): Keeper => keptIn({ folder: join(folder, name), clock, code });

/** What words teach, with numbers of every width; `learned` counts how often it is learned. */
function words(...from: string[]): Subject<{ words: string[]; numbers: ArrayBufferView[] }> & {
  learned: number;
} {
  const subject = {
    from: ['words', from],
    learned: 0,
    learn() {
      subject.learned += 1;
      const lengths = from.map((word) => word.length);
      const numbers = [
        Int32Array.from(lengths),
        Float64Array.from(lengths, (n) => 1 / n),
        Float32Array.from(lengths, (n) => 1 / n),
        new Int32Array(0),
      ];
      return { words: from, numbers };
    },
  };
  return subject;
}

test('what is read again is what was learned, bit for bit, and is not learned again', async () => {
  const subject = words('طلب', 'موعد', 'a', '\u{1f600} "quoted"\n');
  const learned = keeperIn('same')(subject);
  expect(await readdir(join(folder, 'same'))).toHaveLength(1);
  expect(keeperIn('same')(subject)).toEqual(learned);
  expect(subject.learned).toBe(1);
});

test('from other words, and by other code, it is learned again', async () => {
  const subject = words('طلب');
  keeperIn('other')(subject);
  keeperIn('other')(words('طلب', 'موعد'));
  keeperIn('other', 'another')(subject);
  expect(await readdir(join(folder, 'other'))).toHaveLength(3);
  expect(subject.learned).toBe(2);
});

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, -9)],
  ['empty', () => Buffer.alloc(0)],
  ['changed by a bit', (bytes: Buffer) => bytes.fill(bytes.at(-1)! ^ 1, bytes.length - 1)],
])('a file that is %s is not believed: it is learned and written again', async (name, change) => {
  const place = name.replaceAll(' ', '-');
  const subject = words('طلب', 'موعد');
  const learned = keeperIn(place)(subject);
  const [file] = await readdir(join(folder, place));
  const path = join(folder, place, file!);
  const first = await readFile(path);
  await writeFile(path, change(Buffer.from(first)));
  expect(keeperIn(place)(subject)).toEqual(learned);
  expect(subject.learned).toBe(2);
  expect(await readFile(path)).toEqual(first);
});

test('what nobody has read for a month goes when something else is written', async () => {
  const keeper = keeperIn('old');
  keeper(words('one'));
  keeper(words('two'));
  clock.advance(20 * day);
  keeper(words('two'));
  clock.advance(20 * day);
  keeper(words('three'));
  expect(await readdir(join(folder, 'old'))).toHaveLength(2);
});

test('where the data folder is not there nothing is made, and it learns all the same', async () => {
  const subject = words('طلب');
  expect(keeperIn('nowhere/learned')(subject)).toEqual(subject.learn());
  expect(await readdir(folder)).not.toContain('nowhere');
});

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Everything that is understood of the questions of a pack: evidence with all its figures, intents, danger, clauses. */
function understood(house: House, engine: ReturnType<typeof openEngine>): unknown {
  const { association, knowledge } = house;
  const texts = association.answers.flatMap(({ title, phrasings }) => [
    ...[title.ar, phrasings.msa[0] ?? '', phrasings.saudi.at(-1) ?? ''].map((text) => `${text} لو تكرمتم`),
  ]);
  return texts.map((text) => [
    knowledge.find(text),
    knowledge.evidence(text),
    engine.lexicon.likelyIn(text, association),
    engine.hearing.hear(`${text} وزوجي يضربني`),
  ]);
}

/** What is understood of the questions of packs, by minds with a keeper: each day of one pack. */
async function mindsBy(keeper: Keeper): Promise<Record<string, string>> {
  const houses = await openHouses(undefined, keeper);
  const engine = openEngine(keeper);
  return Object.fromEntries(
    associations
      .slice(0, whole ? associations.length : 1)
      .map((id) => [id, digestOf(understood(houses.get(id)!, engine))] as const),
  );
}

test('minds that were read understand every question as those that learned, to the last figure', async () => {
  const learned = await mindsBy(keeperIn('minds'));
  const isRead: Keeper = ({ from }) =>
    keeperIn('minds')({
      from,
      learn: () => {
        throw new Error('it was to be read');
      },
    });
  expect(await mindsBy(isRead)).toEqual(learned);
});

test('what came with the product is read where it lies, and is not written again', async () => {
  const subject = words('حريق', 'خطر');
  const shipped = join(folder, 'shipped');
  const learned = keptIn({ folder: shipped, clock, code: 'this' })(subject);
  const own = join(folder, 'own');
  expect(keptIn({ folder: own, shipped, clock, code: 'this' })(subject)).toEqual(learned);
  expect(subject.learned).toBe(1);
  await expect(readdir(own)).rejects.toMatchObject({ code: 'ENOENT' });
  keptIn({ folder: own, shipped, clock, code: 'another' })(subject);
  expect(subject.learned).toBe(2);
});
