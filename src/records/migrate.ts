import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Fault } from '../kernel/errors.ts';
import { productRoot } from '../kernel/paths.ts';

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
 * Brings the schema up to date, each step in a transaction of its own, one process at a time. Throws Fault wrongEnvironment when the
 * database is newer than this version of Silah, or when a step that was applied has been changed since.
 */
export async function migrate(client: pg.Client): Promise<readonly string[]> {
  const steps = await readMigrations();
  const applied: string[] = [];
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migrations order by name',
    );
    const known = new Map(rows.map((row) => [row.name, row.sha256]));
    for (const [name, sha256] of known) {
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
    for (const step of steps) {
      if (known.has(step.name)) continue;
      await client.query('begin');
      try {
        await client.query(step.sql);
        await client.query('insert into migrations (name, sha256) values ($1, $2)', [step.name, step.sha256]);
        await client.query('commit');
        applied.push(step.name);
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined);
  }
  return applied;
}
