import { afterEach, expect, test } from '@jest/globals';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../src/records/embedded/server.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';

let dataDir = '';
afterEach(() => removeFolder(dataDir));

const file = (...path: string[]): Promise<void> => writeFile(join(dataDir, ...path), '18\n');

test('a first start that was broken off leaves nothing that looks like a database, and the next one begins anew', async () => {
  dataDir = await temporaryFolder();
  await mkdir(join(dataDir, 'postgres.new-1', 'base'), { recursive: true });
  await file('postgres.new-1', 'PG_VERSION');
  await mkdir(join(dataDir, 'postgres'));
  const server = await openEmbedded(dataDir);
  const client = new pg.Client(server.connection);
  await client.connect();
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres')).sort()).toEqual([
    'postgres',
    'postgres.log',
    'postgres.password',
  ]);
  await rm(join(dataDir, 'postgres.password'));
  await expect(openEmbedded(dataDir)).rejects.toMatchObject({
    code: 'wrongEnvironment',
    message: expect.stringContaining('postgres.password cannot be read'),
  });
});

test('a folder that holds something else is named, and left alone', async () => {
  dataDir = await temporaryFolder();
  await mkdir(join(dataDir, 'postgres'));
  await file('postgres', 'letter.txt');
  await expect(openEmbedded(dataDir)).rejects.toMatchObject({
    code: 'wrongEnvironment',
    message: expect.stringContaining('holds files, but no database'),
  });
  expect(await readdir(join(dataDir, 'postgres'))).toEqual(['letter.txt']);
});
