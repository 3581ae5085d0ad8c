import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DatabaseClient } from '../base/connection/client.ts';
import { Fault } from '../../kernel/errors.ts';
import { filePath, layout, savedTables, Seal, type Manifest } from './backup-format.ts';
import type { Database } from '../base/database.ts';
import type { ObjectStore } from '../files/objects.ts';
import { keyFiles } from '../base/key-file.ts';
import { backupSeal, withMacs } from './backup-mac.ts';

export interface BackupWish {
  readonly folder: string;
  readonly dataDir: string;
  /** Where the files of members lie. */
  readonly objects: ObjectStore;
  readonly withKey: boolean;
  readonly version: string;
  readonly madeAt: string;
}

/** Writes a file and answers its hash and size. */
async function write(
  path: string,
  from: NodeJS.ReadableStream,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const seal = new Seal();
  await pipeline(from, seal, createWriteStream(path, { mode: 0o600, flush: true }));
  return { sha256: seal.sha256(), size: seal.size };
}

async function saveTable(
  client: pg.Client,
  folder: string,
  name: string,
): Promise<Manifest['tables'][number]> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [name],
  );
  const columns = rows.map((row) => row.column_name);
  const copy = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
  const { sha256 } = await write(join(folder, layout.tables, `${name}.copy`), copy);
  return { name, columns, rows: copy.rowCount, sha256 };
}

async function saveFiles(
  client: pg.Client,
  { folder, objects }: BackupWish,
): Promise<Pick<Manifest, 'files' | 'missingFiles'>> {
  const { rows } = await client.query<{ id: string }>('select id from files order by id');
  const files: Manifest['files'] = [];
  const missingFiles: string[] = [];
  for (const { id } of rows) {
    const from = await objects.read(id);
    if (!from) {
      missingFiles.push(id);
      continue;
    }
    const to = filePath(join(folder, layout.files), id);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    files.push({ id, ...(await write(to, Readable.from(from))) });
  }
  return { files, missingFiles };
}

async function saveKey({ folder, dataDir, withKey }: BackupWish): Promise<void> {
  if (!withKey) return;
  const { present, previous } = keyFiles(dataDir);
  if (!existsSync(present))
    throw new Fault(
      'wrongEnvironment',
      `--with-key: there is no key file in ${dataDir}: the key is what SILAH_KEY says. Keep it elsewhere, apart from the backups.`,
    );
  await copyFile(present, join(folder, layout.key));
  if (existsSync(previous)) await copyFile(previous, join(folder, layout.previousKey));
}

async function keysInUse(client: pg.Client): Promise<Pick<Manifest['key'], 'index' | 'names'>> {
  const found = await client.query<{ wrapped: Buffer }>(`select wrapped from keys where name = 'index'`);
  const names = await client.query<{ name: string }>(
    `select encode(substring(data_key from 1 for 4), 'hex') as name from conversations union select encode(substring(data_key from 1 for 4), 'hex') from ratings where data_key is not null
     union select encode(substring(wrapped from 1 for 4), 'hex') from keys order by 1`,
  );
  return {
    index: found.rows[0]?.wrapped.toString('base64') ?? '',
    names: names.rows.map(({ name }) => name),
  };
}

/** Everything at one moment: turns that are committed meanwhile are not in it, wholly. */
async function saveAll(client: pg.Client, wish: BackupWish): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migrations order by name',
  );
  const tables: Manifest['tables'] = [];
  for (const name of savedTables) tables.push(await saveTable(client, wish.folder, name));
  const key = { ...(await keysInUse(client)), included: wish.withKey };
  const files = await saveFiles(client, wish);
  await client.query('commit');
  const { version, madeAt } = wish;
  return { format: 1, product: 'silah', version, madeAt, migrations: migrations.rows, tables, ...files, key };
}

/** Saves the database and the files of members into a new folder. Throws Fault wrongEnvironment when there is something in it. */
export async function backUp(database: Database, wish: BackupWish): Promise<Manifest> {
  const { folder } = wish;
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new Fault('wrongEnvironment', `${folder} is not empty. Name another folder for the backup.`);
  const draft = `${folder}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, layout.tables), { recursive: true, mode: 0o700 });
  const client = new DatabaseClient({ ...database.connection, statement_timeout: 0 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await saveKey({ ...wish, folder: draft });
    const manifest = withMacs(backupSeal(database.blind), await saveAll(client, { ...wish, folder: draft }));
    await writeFile(join(draft, layout.manifest), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
