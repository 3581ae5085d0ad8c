import { afterEach, expect, test } from '@jest/globals';
import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveCluster } from '../support/cluster.ts';
import { openEmbedded } from '../../src/records/embedded/server.ts';
import { isAlive, readPostmaster } from '../../src/records/embedded/postmaster.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { atMost } from '../support/limits.ts';

let dataDir = '';
afterEach(() => removeFolder(dataDir));

const at = (...path: string[]): string => join(dataDir, 'postgres', ...path);

async function emptyWal(): Promise<void> {
  for (const name of await readdir(at('pg_wal')))
    if (/^[0-9A-F]{24}$/.test(name)) await rm(at('pg_wal', name));
}

/** What is done to a database folder, and what PostgreSQL says of it. */
const damages: readonly (readonly [string, () => Promise<void>, RegExp])[] = [
  ['whose pg_control was cut', () => truncate(at('global', 'pg_control'), 100), /pg_control/],
  ['whose pg_control is gone', () => rm(at('global', 'pg_control')), /pg_control/],
  ['of another version', () => writeFile(at('PG_VERSION'), '14\n'), /incompatible/],
  ['whose settings are gone', () => rm(at('postgresql.conf')), /postgresql\.conf/],
  ['whose log of changes is gone', emptyWal, /checkpoint|WAL/],
  ['whose map of files is gone', () => rm(at('global', 'pg_filenode.map')), /pg_filenode\.map/],
];

test.each(damages)(
  'a database folder %s is named at once, in the words of PostgreSQL',
  async (_name, damage, word) => {
    dataDir = await temporaryFolder();
    await giveCluster({}, dataDir);
    await damage();
    const begun = performance.now();
    await expect(openEmbedded(dataDir)).rejects.toMatchObject({
      code: 'wrongEnvironment',
      message: expect.stringMatching(word),
    });
    expect(performance.now() - begun).toBeLessThan(atMost(2000));
    const left = await readPostmaster(join(dataDir, 'postgres'));
    expect(left !== undefined && isAlive(left.pid)).toBe(false);
  },
);
