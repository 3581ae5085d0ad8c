import { createReadStream, existsSync } from 'node:fs';
import { copyFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DatabaseClient } from '../base/connection/client.ts';
import { Fault } from '../../kernel/errors.ts';
import { filePath, hashOfFile, layout, Manifest, savedTables, unsavedTables } from './backup-format.ts';
import type { Database } from '../base/database.ts';
import type { ObjectStore } from '../files/objects.ts';
import { keyFiles } from '../base/key-file.ts';
import { mustBeSealed } from './backup-mac.ts';
import { makeFolder } from '../embedded/own-place.ts';
import { readMigrations } from '../base/migrate.ts';
import { keyringOf, unwrap, type Keyring } from '../base/seal.ts';

const wrong = (mend: string, cause?: unknown): Fault => new Fault('wrongEnvironment', mend, { cause });

/** What a backup says of itself. Throws Fault wrongEnvironment when it is none, or of another version of Silah. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, layout.manifest);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw wrong(`${path} cannot be read: name the folder of a backup.`, cause);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw wrong(`${path} is not the manifest of a backup.`, cause);
  }
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(
      `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not the manifest of a backup'}`,
    );
  }
  const ours = await readMigrations();
  const theirs = parsed.data.migrations;
  const same =
    ours.length === theirs.length &&
    ours.every(({ name, sha256 }, i) => theirs[i]?.name === name && theirs[i].sha256 === sha256);
  if (!same)
    throw wrong(
      `The backup was made by Silah ${parsed.data.version}, whose database has another schema. Restore it with that version, then start this one.`,
    );
  return parsed.data;
}

/** Throws Fault wrongEnvironment that names the first file of a backup that is missing or was changed. */
export async function checkFiles(folder: string, { tables, files }: Manifest): Promise<void> {
  const all = [
    ...tables.map(({ name, sha256 }) => ({ path: join(folder, layout.tables, `${name}.copy`), sha256 })),
    ...files.map(({ id, sha256 }) => ({ path: filePath(join(folder, layout.files), id), sha256 })),
  ];
  for (const { path, sha256 } of all) {
    if (!existsSync(path)) throw wrong(`The backup is not complete: ${path} is missing.`);
    if ((await hashOfFile(path)) !== sha256)
      throw wrong(`${path} is not as it was saved. Take another backup.`);
  }
  const missing = savedTables.filter((name) => !tables.some((table) => table.name === name));
  if (missing.length > 0) throw wrong(`The backup is not complete: it has no table ${missing.join(', ')}.`);
}

/** Where the key of this installation is, and whether a backup without MACs is taken. */
interface Keys {
  readonly unsealed: boolean;
  readonly dataDir: string;
  readonly key?: string;
  readonly previousKey?: string;
}

/**
 * Sees to it that the key of this installation opens the backup, before anything is touched. A key that lies in the backup is put in place
 * where there is none. Throws Fault wrongKey; and wrongEnvironment that names what was changed in the backup by hand.
 */
export async function settleKey(
  folder: string,
  manifest: Manifest,
  { dataDir, key: given, previousKey, unsealed }: Keys,
): Promise<void> {
  const { key } = manifest;
  const { present, previous } = keyFiles(dataDir);
  const read = async (path: string): Promise<string | undefined> =>
    existsSync(path) ? (await readFile(path, 'utf8')).trim() : undefined;
  const own = given ?? (await read(present));
  const brought = own === undefined && key.included;
  const secret = brought ? await read(join(folder, layout.key)) : own;
  if (secret === undefined)
    throw new Fault(
      'wrongKey',
      `The key is not in the backup. Put the key file it was made with at ${present}, or set SILAH_KEY, and begin again.`,
    );
  const former = brought
    ? await read(join(folder, layout.previousKey))
    : (previousKey ?? (await read(previous)));
  const ring = keyringOf(secret, former);
  mustOpen(ring, key);
  mustBeSealed(ring, manifest, unsealed);
  if (!brought) return;
  await makeFolder(dataDir);
  for (const [from, to] of [
    [layout.key, present],
    [layout.previousKey, previous],
  ] as const) {
    if (!existsSync(join(folder, from))) continue;
    await copyFile(join(folder, from), `${to}.new`);
    await rename(`${to}.new`, to);
  }
}

function mustOpen(ring: Keyring, { index, names }: Manifest['key']): void {
  const known = ring.all.map(({ id }) => id.toString('hex'));
  const foreign = new Fault(
    'wrongKey',
    'The key of this installation is not the one that the backup was made with. Put the right key file in place, or set SILAH_KEY to the right key. Nothing was changed.',
  );
  if (names.some((name) => !known.includes(name))) throw foreign;
  try {
    unwrap(ring, 'index', Buffer.from(index, 'base64'));
  } catch {
    throw foreign;
  }
}

async function restoreTable(
  client: pg.Client,
  folder: string,
  { name, columns, rows }: Manifest['tables'][number],
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(createReadStream(join(folder, layout.tables, `${name}.copy`)), copy);
  if (copy.rowCount !== rows) throw new Error(`table ${name}: ${copy.rowCount} rows instead of ${rows}`);
  const { rows: counters } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 and is_identity = 'YES'`,
    [name],
  );
  for (const { column_name: column } of counters)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select max(${column}) from ${name}), 1), exists (select 1 from ${name}))`,
      [name, column],
    );
}

/** What a server makes by itself when it first starts, in an order that breaks no reference: the backup's stands in its place. */
const replaced = [
  ...unsavedTables.filter((name) => name !== 'migrations' && name !== 'functions'),
  'canned_replies',
  'forgotten',
  'staff',
  'chain_heads',
  'keys',
];

/** A server on the same database would go on with the keys that are about to be replaced. */
async function mustBeIdle(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'silah server' and pid <> pg_backend_pid() limit 1`,
  );
  if (rows.length > 0)
    throw new Fault('alreadyRunning', 'A Silah server is running on this database. Stop every server first.');
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ full: boolean }>(
    'select exists (select 1 from conversations) or exists (select 1 from chains) as full',
  );
  if (rows[0]?.full)
    throw wrong(
      'There are conversations in this database, and a restore never overwrites any. Give it an empty one: another DATA_DIR (with the key file in it), or a new database for DATABASE_URL.',
    );
}

/** Puts every row back in one transaction: all or nothing. Throws Fault when the database is in use or not empty. */
export async function restoreRows(database: Database, folder: string, manifest: Manifest): Promise<void> {
  const client = new DatabaseClient({
    ...database.connection,
    statement_timeout: 0,
    application_name: 'silah restore',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local silah.restoring = 'on'`);
    await client.query(`lock table ${savedTables.join(', ')} in access exclusive mode`);
    await mustBeEmpty(client);
    for (const name of replaced) await client.query(`delete from ${name}`);
    for (const name of savedTables) {
      const table = manifest.tables.find((one) => one.name === name);
      if (table) await restoreTable(client, folder, table);
    }
    await client.query('commit');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether nothing speaks against a restore yet. Throws Fault. */
export async function mustBeFree(database: Database, isShared: boolean): Promise<void> {
  const client = new DatabaseClient({ ...database.connection, application_name: 'silah restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (isShared) await mustBeIdle(client);
    await mustBeEmpty(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Puts the files of members back. They are named by chance: what lies there already is the same. */
export async function restoreFiles(folder: string, { files }: Manifest, objects: ObjectStore): Promise<void> {
  for (const { id } of files) await objects.put(id, await readFile(filePath(join(folder, layout.files), id)));
}
