import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate, mustFit, readMigrations } from '../../src/records/base/migrate.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';

let postgres: GivenPostgres;
let n = 0;
let name = '';
const open: pg.Client[] = [];

async function connect(database: string): Promise<pg.Client> {
  const client = new pg.Client(postgres.url.replace('@/postgres', `@/${database}`));
  await client.connect();
  open.push(client);
  return client;
}

beforeAll(async () => {
  postgres = await startPostgres();
});
beforeEach(async () => {
  n += 1;
  name = `fresh_${n}`;
  const client = await connect('postgres');
  await client.query(`create database ${name}`);
});
afterAll(async () => {
  for (const client of open) await client.end();
  await postgres.stop();
});

test('steps are numbered one after another, no number twice', async () => {
  const numbers = (await readMigrations()).map(({ name: step }) => Number(step.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
});

test('two processes that start at once apply every step once', async () => {
  const [one, two] = [await connect(name), await connect(name)];
  const steps = (await readMigrations()).map((step) => step.name);
  const applied = await Promise.all([migrate(one), migrate(two)]);
  expect(applied.flat()).toEqual(steps);
  const { rows } = await one.query<{ name: string }>('select name from migrations order by name');
  expect(rows.map((row) => row.name)).toEqual(steps);
});

test('a database that is up to date is left alone', async () => {
  const client = await connect(name);
  await migrate(client);
  expect(await migrate(client)).toEqual([]);
});

test('a step that was changed after it had been applied is refused and named', async () => {
  const client = await connect(name);
  await migrate(client);
  await client.query(`update migrations set sha256 = 'another' where name like '0002%'`);
  await expect(migrate(client)).rejects.toMatchObject({
    code: 'wrongEnvironment',
    message: expect.stringMatching(/Step "0002-.*was changed after it had been applied/),
  });
});

test('a database of a newer version is refused, and the step is named', async () => {
  const client = await connect(name);
  await migrate(client);
  await client.query(`insert into migrations (name, sha256) values ('9999-of-tomorrow', 'x')`);
  await expect(migrate(client)).rejects.toMatchObject({
    code: 'wrongEnvironment',
    message: expect.stringContaining('"9999-of-tomorrow"'),
  });
});

test('a refusal leaves no lock behind', async () => {
  const [one, two] = [await connect(name), await connect(name)];
  await migrate(one);
  await one.query(`insert into migrations (name, sha256) values ('9999-of-tomorrow', 'x')`);
  await expect(migrate(one)).rejects.toMatchObject({ code: 'wrongEnvironment' });
  await one.query(`delete from migrations where name = '9999-of-tomorrow'`);
  expect(await migrate(two)).toEqual([]);
});

describe('a command', () => {
  test('finds an empty database and makes its schema; one that fits is left alone', async () => {
    const client = await connect(name);
    await mustFit(client);
    await mustFit(client);
    expect(await migrate(client)).toEqual([]);
  });

  test('of a later version changes nothing under a server of an earlier one, and says so', async () => {
    const client = await connect(name);
    await migrate(client);
    await client.query(`delete from migrations where name = (select max(name) from migrations)`);
    const last = (await readMigrations()).at(-1)!.name;
    await expect(mustFit(client)).rejects.toMatchObject({
      code: 'wrongEnvironment',
      message: expect.stringMatching(`no step "${last}"\\. Nothing was changed`),
    });
    expect((await client.query('select from migrations where name = $1', [last])).rows).toEqual([]);
  });

  test('of another version is refused where a function has another text, and by a newer schema', async () => {
    const client = await connect(name);
    await migrate(client);
    await client.query(`update functions set sha256 = 'another' where name = 'hand_out'`);
    await expect(mustFit(client)).rejects.toMatchObject({ message: expect.stringContaining('"hand_out"') });
    await client.query(`insert into migrations (name, sha256) values ('9999-of-tomorrow', 'x')`);
    await expect(mustFit(client)).rejects.toMatchObject({ message: expect.stringContaining('it is newer') });
  });
});
