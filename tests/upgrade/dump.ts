import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { installedPostgres } from '../support/postgres.ts';
import type { Installation } from './conversation.ts';

/** A database with the files and all that is known of it, as one folder. */
export interface Fixture {
  readonly installation: Installation;
  readonly sql: string;
  /** The members' files, encrypted as they lie, by their path. */
  readonly files: Readonly<Record<string, string>>;
}

const zipped = (value: string): Buffer => gzipSync(value, { level: 9 });
const unzipped = async (path: string): Promise<string> => gunzipSync(await readFile(path)).toString('utf8');

/** The whole database as SQL that any PostgreSQL reads over a connection. */
export async function dumpOf(url: string): Promise<string> {
  const installed = await installedPostgres();
  if (!installed) throw new Error('a PostgreSQL of the system is needed: apt-get install postgresql');
  const words = ['--inserts', '--rows-per-insert=50', '--no-owner', '--no-privileges', url];
  const { stdout } = await promisify(execFile)(join(installed.bin, 'pg_dump'), words, { maxBuffer: 2 ** 30 });
  // Lines for psql alone, settings that other versions do not know, and remarks.
  return stdout
    .replace(/^(\\|SET transaction_timeout|SET default_table_access_method|--).*\n/gm, '')
    .replace(/\n{2,}/g, '\n');
}

/** Puts a dump into an empty database. */
export async function load(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) => [file.slice(folder.length + 1), (await readFile(file)).toString('base64')] as const,
      ),
    ),
  );
}

export async function putFiles(folder: string, files: Fixture['files']): Promise<void> {
  for (const [name, base64] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), Buffer.from(base64, 'base64'));
  }
}

export async function writeFixture(folder: string, { installation, sql, files }: Fixture): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'database.sql.gz'), zipped(sql));
  await writeFile(join(folder, 'conversations.json.gz'), zipped(JSON.stringify({ installation, files })));
}

export async function readFixture(folder: string): Promise<Fixture> {
  const { installation, files } = JSON.parse(await unzipped(join(folder, 'conversations.json.gz'))) as Omit<
    Fixture,
    'sql'
  >;
  return { installation, files, sql: await unzipped(join(folder, 'database.sql.gz')) };
}
