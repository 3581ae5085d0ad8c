import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isKeyOpen } from '../../src/records/base/key-file.ts';
import { temporaryFolder } from '../support/folders.ts';
import { openPlace, type Place } from '../support/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace({ DATA_DIR: await temporaryFolder() });
});
afterAll(() => place.remove());

test.each([
  ['a text', 'select 1 where $1 = $2::text', ['a\0b', 'x']],
  ['JSON', 'select $1::jsonb', [JSON.stringify({ text: 'a\0b' })]],
])('the sign NUL in %s is a wrong request, not a failure of ours', async (_what, text, values) => {
  await expect(place.ground.database.query(text, values)).rejects.toMatchObject({ code: 'wrongRequest' });
});

test('whether files can be written is found out by writing one, of which nothing stays', async () => {
  await mkdir(place.config.filesDir, { recursive: true });
  const before = await readdir(place.config.filesDir);
  await place.ground.files.ping();
  expect(await readdir(place.config.filesDir)).toEqual(before);
});

test('a key file that others may read is told from one that they may not', async () => {
  expect(isKeyOpen(place.dataDir)).toBe(false);
  await chmod(join(place.dataDir, 'silah.key'), 0o644);
  expect(isKeyOpen(place.dataDir)).toBe(true);
});
