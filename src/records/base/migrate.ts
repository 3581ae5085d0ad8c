import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Fault } from '../../kernel/errors.ts';
import { productRoot } from '../../kernel/paths.ts';
import { changedFunctions, putFunctions } from './functions.ts';

const lock = 7_400_101;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Every step of the schema, in order: src/records/migrations/NNNN-name.sql. */
export async function readMigrations(): Promise<Migration[]> {
  const folder = join(productRoot(), 'src/records/migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8');
      return {
        name: file.replace(/\.sql$/, ''),
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      };
    }),
  );
}

/**
 * Brings the schema up to date, each step in a transaction of its own, then the functions; one process at a time. Answers the names of the
 * steps that were applied. Throws Fault wrongEnvironment when the database is newer than this version of Silah, or when a step that was
 * applied has been changed since.
 */
export async function migrate(client: pg.Client): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    const applied = await applySteps(client, await readMigrations());
    await putFunctions(client);
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined);
  }
}

/**
 * Sees to it that the schema is the one of this version, and changes none that is there: a server of another version may be running on it. A
 * database without any is brought up to date. Throws Fault wrongEnvironment that says which version is to be started, or used.
 */
export async function mustFit(client: pg.Client): Promise<void> {
  if (!(await isNew(client))) return mustBeOurs(client, await readMigrations());
  await migrate(client);
}

async function isNew(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ none: boolean }>(`select to_regclass('migrations') is null as none`);
  return (rows[0]?.none ?? true) || (await appliedSteps(client)).length === 0;
}

const another = (what: string): Fault =>
  new Fault(
    'wrongEnvironment',
    `${what} Nothing was changed. Start the server of this version on it first, which brings it up to date, or use the command of the version that made it.`,
  );

/** Waits for a server that is bringing the schema up to date. */
async function mustBeOurs(client: pg.Client, steps: readonly Migration[]): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [lock]);
  try {
    const known = await appliedSteps(client);
    for (const row of known) mustKnow(steps, row);
    const missing = steps.find(({ name }) => known.every((row) => row.name !== name));
    if (missing)
      throw another(`The database is of an earlier version of Silah: it has no step "${missing.name}".`);
    const [changed] = await changedFunctions(client);
    if (changed !== undefined)
      throw another(`The function "${changed}" of the database is not the one of this version of Silah.`);
  } finally {
    await client.query('select pg_advisory_unlock_shared($1)', [lock]).catch(() => undefined);
  }
}

async function appliedSteps(client: pg.Client): Promise<readonly Pick<Migration, 'name' | 'sha256'>[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migrations order by name',
  );
  return rows;
}

async function applySteps(client: pg.Client, steps: readonly Migration[]): Promise<readonly string[]> {
  await client.query(
    'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const rows = await appliedSteps(client);
  for (const row of rows) mustKnow(steps, row);
  const known = new Set(rows.map((row) => row.name));
  const missing = steps.filter((step) => !known.has(step.name));
  for (const step of missing) await apply(client, step);
  return missing.map((step) => step.name);
}

function mustKnow(steps: readonly Migration[], { name, sha256 }: Pick<Migration, 'name' | 'sha256'>): void {
  const step = steps.find((one) => one.name === name);
  if (!step)
    throw new Fault(
      'wrongEnvironment',
      `The database has step "${name}", which this version of Silah does not know: it is newer. Start the version that made it, or a later one.`,
    );
  if (step.sha256 !== sha256)
    throw new Fault(
      'wrongEnvironment',
      `Step "${name}" of the database was changed after it had been applied. Put the released file back.`,
    );
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
