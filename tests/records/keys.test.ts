import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault, type FaultCode } from '../../src/kernel/errors.ts';
import { dropPreviousKey, layNextKey, openKeyring } from '../../src/records/base/key-file.ts';
import { unwrap, wrap } from '../../src/records/base/seal.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { atMost } from '../support/limits.ts';
import { openPlace, sayTo } from '../support/place.ts';

let dataDir = '';
let key = '';

beforeAll(async () => {
  dataDir = await temporaryFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  await sayTo(place, 'rahat', 'القائمة');
  await place.close();
  key = await readFile(join(dataDir, 'silah.key'), 'utf8');
});
afterAll(() => removeFolder(dataDir));

/** The fault with which opening ends. */
async function faultOf(env: Readonly<Record<string, string>>): Promise<{ code: FaultCode; message: string }> {
  try {
    const place = await openPlace(env);
    await place.close();
  } catch (error) {
    if (isFault(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it opened');
}

test('another key is refused at the start, and the message says what to do', async () => {
  const fault = await faultOf({ DATA_DIR: dataDir, SILAH_KEY: 'another key that has nothing to do with it' });
  expect(fault.code).toBe('wrongKey');
  expect(fault.message).toContain('SILAH_KEY_PREVIOUS');
});

test('a key file that is missing beside a database is not replaced by a new one', async () => {
  await rm(join(dataDir, 'silah.key'));
  const fault = await faultOf({ DATA_DIR: dataDir });
  expect(fault.code).toBe('wrongKey');
  expect(fault.message).toContain('Put the key file back');
  await writeFile(join(dataDir, 'silah.key'), key, { mode: 0o600 });
  const place = await openPlace({ DATA_DIR: dataDir });
  await place.close();
});

test('a second server on the same folder is refused within seconds', async () => {
  const place = await openPlace({ DATA_DIR: dataDir });
  const start = Date.now();
  const fault = await faultOf({ DATA_DIR: dataDir });
  expect(Date.now() - start).toBeLessThan(atMost(10_000));
  expect(fault.code).toBe('alreadyRunning');
  expect(fault.message).toContain(`Another Silah server is running on ${dataDir}`);
  await expect(sayTo(place, 'rahat', 'القائمة')).resolves.toMatch(/^[\w-]{22}$/);
  await place.close();
});

test('a keyring that is open goes along while the key in the file is changed, and opens what either key wrapped', async () => {
  const folder = await temporaryFolder();
  const ring = await openKeyring({ dataDir: folder });
  const secret = Buffer.alloc(32, 7);
  const before = wrap(ring, 'x', secret);
  await layNextKey(folder);
  const after = wrap(ring, 'x', secret);
  expect(after.subarray(0, 4).equals(before.subarray(0, 4))).toBe(false);
  for (const wrapped of [before, after]) expect(unwrap(ring, 'x', wrapped).equals(secret)).toBe(true);
  await dropPreviousKey(folder);
  expect(unwrap(ring, 'x', after).equals(secret)).toBe(true);
  expect(() => unwrap(ring, 'x', before)).toThrow('SILAH_KEY is not the key');
  await rm(folder, { recursive: true });
});
