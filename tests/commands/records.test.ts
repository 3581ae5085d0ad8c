import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { associations } from '../support/house.ts';
import { answerOf } from '../support/answers.ts';
import { runCommand } from '../support/commands-here.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo, sendRequest, type Sent } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { readConfig } from '../../src/config.ts';
import { readCases } from '../../src/desk/finding/read-cases.ts';
import { savedTables, unsavedTables } from '../../src/records/keeping/backup-format.ts';
import { standingAt } from '../../src/records/keeping/standing.ts';
import { openDatabase, type Database } from '../../src/records/base/database.ts';
import { further } from '../support/whole.ts';

/** What a command answers under `--json`, in the shape that its help tells. */
async function json<T>(
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  code = 0,
): Promise<T> {
  const answered = await answerOf(command, words, env);
  expect({ command, code: answered.code }).toEqual({ command, code });
  return answered.answer as T;
}

let dataDir = '';
/** Holds the database under the commands: it is not started and stopped again for each of them. */
let held: Database | undefined;
let backups = '';
let tables: readonly string[] = [];
const allTables = `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
const sent: Sent[] = [];
const env = (): Record<string, string> => ({ DATA_DIR: dataDir });

/** What was done of late for the sake of the installation, and how much was found wrong. */
const keptUp = async (): Promise<unknown> =>
  (await standingAt(held!, Date.now())).upkeep.map(({ what, findings }) => [what, findings]).sort();

beforeAll(async () => {
  dataDir = await temporaryFolder();
  backups = await temporaryFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  for (const association of associations) sent.push(await sendRequest(place, association));
  await sayTo(place, 'mord', 'موظف');
  await readCases(place.ground);
  tables = (await place.ground.database.query<{ name: string }>(allTables)).rows.map(({ name }) => name);
  await place.close();
  held = await openDatabase(readConfig(env()), 'command');
});

afterAll(async () => {
  await held?.close();
  for (const one of [dataDir, backups]) await removeFolder(one);
});

describe('npm run requests', () => {
  test('shows what was reviewed and signed, and the promised day only where one was told', async () => {
    for (const [i, association] of associations.entries()) {
      const { reference } = sent[i]!;
      const shown = await json<Record<string, unknown>>('requests', ['show', reference], env());
      expect(shown).toMatchObject({
        reference,
        association,
        status: 'submitted',
        channel: 'webchat',
        lang: 'ar',
      });
      expect(shown['sha256']).toMatch(/^[0-9a-f]{64}$/);
      const fields = shown['fields'] as { name: string; value: unknown }[];
      expect(fields.length).toBeGreaterThan(2);
      expect(shown['answers']).toEqual(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
      expect('promisedOn' in shown).toBe(association !== 'najran-coffee');
    }
  });

  test('says that a reference is unknown, and exits with 1', async () => {
    const ran = await runCommand('requests', ['show', '1000009'], env());
    expect(ran.code).toBe(1);
    expect(ran.out).toBe('');
    expect(ran.log).toContain('There is no request 1000009');
  });

  test('tells how it is used when it is typed wrongly', async () => {
    const ran = await runCommand('requests', ['display'], env());
    expect(ran.code).toBe(2);
    expect(ran.log).toContain('npm run requests -- show <reference>');
  });
});

test('npm run queue lists who waits, why, since when and what was promised', async () => {
  const waiting = await json<Record<string, unknown>[]>('queue', [], env());
  expect(waiting).toHaveLength(1);
  expect(waiting[0]).toMatchObject({ association: 'mord', channel: 'webchat', late: false, tried: [] });
  expect(Date.parse(String(waiting[0]!['promisedBy']))).toBeGreaterThan(
    Date.parse(String(waiting[0]!['since'])),
  );
});

test('npm run verify-records counts what it checked', async () => {
  expect(await keptUp()).toEqual([]);
  expect(await json('verify-records', [], env())).toMatchObject({ checked: 5, findings: [] });
  expect(await keptUp()).toEqual([['verify', 0]]);
});

test('npm run database tells the way to a database that a server runs', async () => {
  const server = await startServer(env());
  try {
    const { url } = await json<{ url: string }>('database', ['url'], env());
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from requests');
    await client.end();
    expect(rows[0]!.n).toBe(5);
  } finally {
    await server.stop();
  }
});

describe('backup and restore', () => {
  let folder = '';
  const fresh: string[] = [];
  afterAll(async () => {
    for (const one of fresh) await removeFolder(one);
  });
  const emptyPlace = async (key?: string): Promise<string> => {
    const place = await temporaryFolder();
    fresh.push(place);
    if (key !== undefined) await writeFile(join(place, 'silah.key'), key);
    return place;
  };
  const key = (): Promise<string> => readFile(join(dataDir, 'silah.key'), 'utf8');

  test('every table there is goes into a backup, or is left out for a reason', () => {
    expect(tables).toEqual([...savedTables, ...unsavedTables].sort());
  });

  test('a backup of a running server holds everything but the key', async () => {
    folder = join(backups, 'one');
    const server = await startServer(env());
    try {
      const made = await json<{ rows: Record<string, number>; key: object }>('backup', [folder], env());
      expect(made.rows).toMatchObject({ conversations: 6, requests: 5, escalations: 1, keys: 6 });
      expect(made.key).toEqual({ included: false, keptIn: join(dataDir, 'silah.key') });
      expect(await keptUp()).toContainEqual(['backup', 0]);
    } finally {
      await server.stop();
    }
    expect((await readdir(folder)).sort()).toEqual(['files', 'manifest.json', 'tables']);
  });

  test('a restore brings back what members sent, and goes on numbering after it', async () => {
    const place = await emptyPlace(await key());
    const done = await json<{ checked: number; findings: object[] }>('restore', [folder], {
      DATA_DIR: place,
    });
    expect(done).toMatchObject({ checked: 5, findings: [] });
    for (const { reference } of sent.slice(0, 2)) {
      const before = await json('requests', ['show', reference], env());
      expect(await json('requests', ['show', reference], { DATA_DIR: place })).toEqual(before);
    }
    const again = await openPlace({ DATA_DIR: place });
    const more = await sendRequest(again, 'rahat', 3);
    await again.close();
    expect(sent.map(({ reference }) => reference)).not.toContain(more.reference);
    expect(await json('verify-records', [], { DATA_DIR: place })).toMatchObject({ checked: 6 });
  });

  test('a restore refuses a wrong key before it touches anything', async () => {
    const place = await emptyPlace('another key, of the right length, but not the one\n');
    const ran = await runCommand('restore', [folder], { DATA_DIR: place });
    expect(ran.code).toBe(1);
    expect(ran.log).toContain('is not the one that the backup was made with');
    expect(await readdir(place)).toEqual(['silah.key']);
  });

  test('a restore without a key says where to put it, and makes none', async () => {
    const place = await emptyPlace();
    const ran = await runCommand('restore', [folder], { DATA_DIR: place });
    expect(ran.code).toBe(1);
    expect(ran.log).toContain('Put the key file it was made with at');
    expect(await readdir(place)).toEqual([]);
  });

  test('a restore overwrites nothing', async () => {
    const ran = await runCommand('restore', [folder], env());
    expect(ran.code).toBe(1);
    expect(ran.log).toContain('a restore never overwrites any');
    expect(await json('verify-records', [], env())).toMatchObject({ checked: 5, findings: [] });
  });

  further('a restore refuses while a server runs on the same folder', async () => {
    const place = await emptyPlace(await key());
    const server: ServerProcess = await startServer({ DATA_DIR: place });
    try {
      const ran = await runCommand('restore', [folder], { DATA_DIR: place });
      expect(ran.code).toBe(1);
      expect(ran.log).toContain('Another Silah server is running');
    } finally {
      await server.stop();
    }
  });

  further('a restore names a file of the backup that was changed', async () => {
    const place = await emptyPlace(await key());
    const path = join(folder, 'tables/requests.copy');
    const bytes = await readFile(path);
    const changed = Buffer.from(bytes);
    changed[100] = changed[100]! ^ 1;
    await writeFile(path, changed);
    const ran = await runCommand('restore', [folder], { DATA_DIR: place });
    await writeFile(path, bytes);
    expect(ran.code).toBe(1);
    expect(ran.log).toContain('requests.copy is not as it was saved');
  });

  test('with the key in it, the newest backup goes into an empty folder by itself', async () => {
    const place = await emptyPlace();
    await json('backup', [join(place, 'backups', 'newest'), '--with-key'], env());
    expect(await json('restore', [], { DATA_DIR: place })).toMatchObject({
      folder: join(place, 'backups', 'newest'),
      checked: 5,
    });
    expect(await readFile(join(place, 'silah.key'), 'utf8')).toBe(await key());
  });
});

describe('npm run rotate-key', () => {
  test('changes the key under a running server, which goes on opening and making conversations', async () => {
    const before = await readFile(join(dataDir, 'silah.key'), 'utf8');
    const server = await startServer(env());
    const begin = async (): Promise<{ token: string; conversationId: string }> =>
      (await (await fetch(`${server.url}/webchat/rahat/token`, { method: 'POST', body: '{}' })).json()) as {
        token: string;
        conversationId: string;
      };
    const open = async ({ token, conversationId }: Awaited<ReturnType<typeof begin>>): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      await fetch(`${server.url}/v3/directline/conversations`, { method: 'POST', headers });
      return (
        await fetch(`${server.url}/v3/directline/conversations/${conversationId}/activities`, { headers })
      ).status;
    };
    try {
      const early = await begin();
      expect(await open(early)).toBe(200);
      const rotating = json<{ changed: number }>('rotate-key', [], env());
      const during: Awaited<ReturnType<typeof begin>>[] = [];
      let over = false;
      const watched = rotating.then((value) => {
        over = true;
        return value;
      });
      await until('the key is changed', async () => {
        during.push(await begin());
        return over;
      });
      expect((await watched).changed).toBeGreaterThanOrEqual(8);
      for (const one of [early, ...during, await begin()]) expect(await open(one)).toBe(200);
    } finally {
      await server.stop();
    }
    expect(await readFile(join(dataDir, 'silah.key'), 'utf8')).not.toBe(before);
    expect(await readdir(dataDir)).not.toContain('silah.key.previous');
    expect(await json('verify-records', [], env())).toMatchObject({ checked: 5, findings: [] });
  });

  further('goes on where it was broken off: before the new key was laid, and after', async () => {
    const [present, previous] = [join(dataDir, 'silah.key'), join(dataDir, 'silah.key.previous')];
    const first = await readFile(present, 'utf8');
    await writeFile(previous, first);
    const { changed } = await json<{ changed: number }>('rotate-key', [], env());
    expect(changed).toBeGreaterThanOrEqual(8);
    const second = await readFile(present, 'utf8');
    expect(second).not.toBe(first);
    await writeFile(previous, second);
    await writeFile(present, 'a new key that was laid before the crash');
    expect(await json('rotate-key', [], env())).toEqual({ changed });
    expect(await readFile(present, 'utf8')).toBe('a new key that was laid before the crash');
    expect(await json('verify-records', [], env())).toMatchObject({ checked: 5, findings: [] });
  });

  further('takes the new and the former key from the environment', async () => {
    const former = (await readFile(join(dataDir, 'silah.key'), 'utf8')).trim();
    const next = 'a new key for the tests, long enough for everybody';
    const without = await runCommand('rotate-key', [], { ...env(), SILAH_KEY: next });
    expect(without.code).toBe(1);
    expect(without.log).toContain('SILAH_KEY_PREVIOUS');
    await json('rotate-key', [], { ...env(), SILAH_KEY: next, SILAH_KEY_PREVIOUS: former });
    const verified = await json('verify-records', [], { ...env(), SILAH_KEY: next });
    expect(verified).toMatchObject({ checked: 5, findings: [] });
    const wrong = await runCommand('verify-records', [], { ...env(), SILAH_KEY: `${former} and another` });
    expect(wrong.code).toBe(1);
    expect(wrong.log).toContain('SILAH_KEY is not the key that this database was made with');
  });
});
