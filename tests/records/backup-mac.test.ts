import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openObjects } from '../../src/records/files/open.ts';
import { backUp } from '../../src/records/keeping/backup.ts';
import { Manifest } from '../../src/records/keeping/backup-format.ts';
import { checkFiles, readManifest, settleKey } from '../../src/records/keeping/restore.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, type Place } from '../support/place.ts';
import { fileId, fillPlace } from '../support/sealed.ts';

let place: Place;
let root = '';
let n = 0;

beforeAll(async () => {
  place = await openPlace();
  root = await temporaryFolder();
  await fillPlace(place);
  for (const [name, madeAt] of [
    ['good', '2026-11-30T06:00:00.000Z'],
    ['earlier', '2026-11-29T06:00:00.000Z'],
  ] as const)
    await backUp(place.ground.database, {
      folder: join(root, name),
      dataDir: place.dataDir,
      objects: openObjects(place.config),
      withKey: false,
      version: '0.1.0',
      madeAt,
    });
});
afterAll(async () => {
  await place.remove();
  await removeFolder(root);
});

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** A copy of the backup in which a part and the manifest may be changed by hand. */
async function changed(
  { part, text }: { part?: string; text?: (before: string) => string },
  mend: (manifest: Manifest, hash: string) => Manifest,
): Promise<string> {
  n += 1;
  const folder = join(root, `changed-${n}`);
  await cp(join(root, 'good'), folder, { recursive: true });
  let hash = '';
  if (part !== undefined && text) {
    const before = await readFile(join(folder, part), 'latin1');
    expect(text(before)).not.toBe(before);
    await writeFile(join(folder, part), text(before), 'latin1');
    hash = sha256(Buffer.from(text(before), 'latin1'));
  }
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(mend(manifest, hash)));
  return folder;
}

/** All that is looked at before a restore changes anything. */
async function looked(folder: string, unsealed = false): Promise<void> {
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  await settleKey(folder, manifest, { ...place.config, unsealed });
}

const mended =
  (table: string) =>
  (manifest: Manifest, hash: string): Manifest => ({
    ...manifest,
    tables: manifest.tables.map((one) => (one.name === table ? { ...one, sha256: hash } : one)),
  });

test('a backup as it was saved is taken', async () => {
  await expect(looked(join(root, 'good'))).resolves.toBeUndefined();
});

test('one in which a role was changed and its hash mended is refused, and the part is named', async () => {
  const promoted = { part: 'tables/staff.copy', text: (rows: string) => rows.replace('committee', 'admin') };
  const folder = await changed(promoted, mended('staff'));
  await expect(looked(folder)).rejects.toThrow('tables/staff.copy is not as it was saved');
  await expect(looked(folder, true)).rejects.toThrow('tables/staff.copy is not as it was saved');
});

test('a file of a member whose bytes were changed and whose hash was mended is named', async () => {
  const file = { part: `files/${fileId.slice(0, 2)}/${fileId}`, text: (bytes: string) => `${bytes}x` };
  const folder = await changed(file, (manifest, hash) => ({
    ...manifest,
    files: manifest.files.map((one) => ({ ...one, sha256: hash })),
  }));
  await expect(looked(folder)).rejects.toThrow(`files/${fileId} is not as it was saved`);
});

test.each([
  ['a file left out', (manifest: Manifest) => ({ ...manifest, files: [] })],
  ['another version', (manifest: Manifest) => ({ ...manifest, version: '0.0.9' })],
])('a manifest with %s is named', async (_what, mend) => {
  await expect(looked(await changed({}, mend))).rejects.toThrow('manifest.json is not as it was saved');
});

test('a part of an earlier backup, with its own MAC, is named', async () => {
  const earlier = Manifest.parse(JSON.parse(await readFile(join(root, 'earlier/manifest.json'), 'utf8')));
  const theirs = earlier.tables.find(({ name }) => name === 'staff')!;
  const folder = await changed({}, (manifest) => ({
    ...manifest,
    tables: manifest.tables.map((one) => (one.name === 'staff' ? theirs : one)),
  }));
  await expect(looked(folder)).rejects.toThrow('tables/staff.copy is not as it was saved');
});

test('one whose MACs were taken away, or that never had any, is taken only where that is said', async () => {
  const bare = ({ mac, ...manifest }: Manifest): Manifest => manifest;
  const folder = await changed({}, bare);
  await expect(looked(folder)).rejects.toThrow('--unsealed');
  await expect(looked(folder, true)).resolves.toBeUndefined();
});
