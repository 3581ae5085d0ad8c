import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { hashOfFunctions, putFunctions, readFunctions } from '../../src/records/base/functions.ts';
import { migrate, readMigrations } from '../../src/records/base/migrate.ts';
import { installedPostgres, schemaOf, startPostgres, type GivenPostgres } from '../support/postgres.ts';

const installed = await installedPostgres();
/** Steps that were released before functions had files of their own; they hold functions too, and are never edited. */
const released: Readonly<Record<string, string>> = {
  '0001-conversations': '0a6e3c73eea7bafe16a2d17cb676a752f9a711ada3b8a9563f7a9b9964c29b97',
  '0002-requests': 'c94bd656a33ccea58a8d5b735990fa03d1d9eff9701c04c3359fa8b565a7752c',
  '0003-commit': '30bf8d169ab522165a1ee45e91fd3d4e2d2be8f98c6bf809d73f8c9ded9ad5e0',
  '0004-desk': 'e3fc75a0451cfabfc7f0d5055c6559a0a1f94ec10d9bf15d2c32de8085be2be9',
  '0005-channels': '7135b4ee4198bb820d14173b581c26baa8be69edfe38d194b86f07e0cbd15615',
  '0006-lighter-commit': '8bfc1637cd95580e03e8f27c542dcaea3fb654e74bed5eb24e648cb02b71e927',
  '0007-link-codes': 'd3bff3dd7dce23bb87eabe77a4c261f4d1b85e5b491908b4c36f70390ad384b9',
  '0008-one-sender': '7159f8e3dfd9434133c565c95e632f116281ab261c09e900f4dfe9d9e881d5b9',
};

let postgres: GivenPostgres;
let n = 0;
const open: pg.Client[] = [];

async function fresh(): Promise<{ readonly client: pg.Client; readonly url: string }> {
  n += 1;
  const server = await connect(postgres.url);
  await server.query(`create database fresh_${n}`);
  const url = postgres.url.replace('@/postgres', `@/fresh_${n}`);
  return { client: await connect(url), url };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  open.push(client);
  return client;
}

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const client of open) await client.end();
  await postgres.stop();
});

describe('the steps', () => {
  test('those that were released are as they were', async () => {
    const steps = (await readMigrations()).slice(0, Object.keys(released).length);
    expect(Object.fromEntries(steps.map(({ name, sha256 }) => [name, sha256]))).toEqual(released);
  });

  test('later ones hold no function', async () => {
    for (const { name, sql } of (await readMigrations()).slice(Object.keys(released).length))
      expect({ name, creates: /\bcreate\s+(or\s+replace\s+)?function\b/i.test(sql) }).toEqual({
        name,
        creates: false,
      });
  });

  test('the newest that concerns functions names their hash, so that an older version refuses to start beside this one', async () => {
    const named = (await readMigrations()).flatMap(
      ({ sql }) => /^-- functions ([0-9a-f]{64})$/m.exec(sql)?.[1] ?? [],
    );
    // Changed a function? Add a step with the line "-- functions <hash>".
    expect(named.at(-1)).toBe(hashOfFunctions(await readFunctions()));
  });
});

describe('the functions', () => {
  let client: pg.Client;
  beforeEach(async () => {
    ({ client } = await fresh());
    await migrate(client);
  });

  const inDatabase = async (): Promise<readonly string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = current_schema()::regnamespace order by proname`,
    );
    return rows.map(({ name }) => name);
  };

  test('that the database has are those that have a file, and what calls the outcomes', async () => {
    expect(await inDatabase()).toEqual((await readFunctions()).map(({ name }) => name).sort());
  });

  test('each create the function that their file is named after', async () => {
    for (const { name, sql } of await readFunctions())
      expect(sql.match(/create or replace function (\w+)/g)).toEqual([`create or replace function ${name}`]);
  });

  test('write nothing that ought to be sealed without its mac', async () => {
    for (const { name, sql } of await readFunctions())
      for (const [insert] of sql.matchAll(/insert into (requests|request_events|new_days|files)\b[^)]*/g))
        expect({ name, insert }).toEqual({ name, insert: expect.stringMatching(/\bmac\b/) });
  });

  test('are left alone where their text is the same, and put back where it is another', async () => {
    expect(await putFunctions(client)).toEqual([]);
    await client.query(`create or replace function keep_flag(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void
      language plpgsql as $$ begin raise exception 'an earlier text'; end $$`);
    await client.query(`update functions set sha256 = 'of an earlier text' where name = 'keep_flag'`);
    await client.query(`insert into functions (name, sha256) values ('gone', 'x')`);
    expect(await putFunctions(client)).toEqual(['keep_flag']);
    await client.query(`select keep_flag(1, '{}', now())`);
    const { rows } = await client.query<{ name: string }>('select name from functions order by name');
    expect(rows.map(({ name }) => name)).toEqual(await inDatabase());
  });

  test('that fail leave what was there', async () => {
    await client.query('drop function keep_flag(bigint, jsonb, timestamptz)');
    await client.query(
      'create procedure keep_flag(bigint, jsonb, timestamptz) language sql as $$ select 1 $$',
    );
    await client.query(`update functions set sha256 = 'x' where name in ('keep_flag', 'hand_out')`);
    await expect(putFunctions(client)).rejects.toThrow('cannot change routine kind');
    const { rows } = await client.query(`select 1 from functions where sha256 = 'x'`);
    expect(rows).toHaveLength(2);
  });
});

const withDump = installed ? test : test.skip;
withDump(
  `a database made new and one brought up from an earlier release are the same (${installed ? `pg_dump ${installed.version}` : 'NOT CHECKED: no pg_dump is installed'})`,
  async () => {
    const [made, brought] = [await fresh(), await fresh()];
    await migrate(made.client);
    const { client } = brought;
    await client.query(
      'create table migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    for (const { name, sql, sha256 } of (await readMigrations()).slice(0, Object.keys(released).length)) {
      await client.query(sql);
      await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
    }
    const before = await schemaOf(brought.url);
    await migrate(client);
    const [one, other] = [await schemaOf(made.url), await schemaOf(brought.url)];
    expect(before).toContain('keep_desk_extra');
    expect(one).toContain('keep_outcome');
    expect(other).toBe(one);
  },
);
