import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import pg from 'pg';
import { runCommand } from '../support/commands-here.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sendRequest } from '../support/place.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { startServer } from '../support/server.ts';

const key = 'a key for a database that is not ours to start';
let postgres: GivenPostgres;
let dataDir = '';
let reference = '';

const env = (name = 'postgres'): Record<string, string> => ({
  DATA_DIR: dataDir,
  FILES_DIR: join(dataDir, `files-${name}`),
  DATABASE_URL: postgres.url.replace('@/postgres', `@/${name}`),
  SILAH_KEY: key,
});

beforeAll(async () => {
  postgres = await startPostgres();
  dataDir = await temporaryFolder();
  const place = await openPlace(env());
  reference = (await sendRequest(place, 'awdat-sudair')).reference;
  await place.close();
  const client = new pg.Client(postgres.url);
  await client.connect();
  for (const name of ['second', 'third']) await client.query(`create database ${name}`);
  await client.end();
  const saved = await runCommand('backup', [join(dataDir, 'saved')], env());
  expect(saved).toMatchObject({
    code: 0,
    log: expect.stringContaining('The key is not in the backup: it is kept in SILAH_KEY'),
  });
});
afterAll(async () => {
  await removeFolder(dataDir);
  await postgres.stop();
});

test('a backup of one database is put into another, with every file', async () => {
  const restored = await runCommand('restore', [join(dataDir, 'saved'), '--json'], env('second'));
  expect({ code: restored.code, log: restored.log }).toEqual({ code: 0, log: '' });
  expect(JSON.parse(restored.out)).toMatchObject({ checked: 1, findings: [] });
  const shown = await runCommand('requests', ['show', reference, '--json'], env('second'));
  expect(JSON.parse(shown.out)).toMatchObject({ reference, association: 'awdat-sudair' });
});

test('a restore refuses while a server runs on the database', async () => {
  const server = await startServer(env('third'));
  try {
    const refused = await runCommand('restore', [join(dataDir, 'saved')], env('third'));
    expect(refused).toMatchObject({
      code: 1,
      log: expect.stringContaining('A Silah server is running on this database'),
    });
  } finally {
    await server.stop();
  }
});

test('a restore with another key is refused before anything is changed', async () => {
  const refused = await runCommand('restore', [join(dataDir, 'saved')], {
    ...env('third'),
    SILAH_KEY: `${key}, but another`,
  });
  expect(refused).toMatchObject({
    code: 1,
    log: expect.stringContaining('is not the one that the backup was made with'),
  });
  const restored = await runCommand('restore', [join(dataDir, 'saved')], env('third'));
  expect({ code: restored.code, log: restored.log }).toEqual({ code: 0, log: '' });
});

test('the way to the database is the one that was given', async () => {
  const { out } = await runCommand('database', ['url'], env());
  expect(out.trim()).toBe(env()['DATABASE_URL']);
});
