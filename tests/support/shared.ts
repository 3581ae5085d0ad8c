import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded, type EmbeddedServer } from '../../src/records/embedded/server.ts';
import { giveCluster } from './cluster.ts';
import { temporaryFolder } from './folders.ts';
import { found } from './wait.ts';

/** One PostgreSQL for all tests of a run that need no more than a database of their own in it; another run has another. `bin/test.mjs` names its folder. */
const folder = process.env['SHARED_CLUSTER'];

let opened: Promise<EmbeddedServer['connection']> | undefined;

/** Puts it there, unless another worker of the run has, and starts it or finds it running. */
async function open(within: string): Promise<EmbeddedServer['connection']> {
  const [own, cluster] = [join(within, String(process.pid)), join(within, 'cluster')];
  if (!existsSync(cluster)) {
    await mkdir(own);
    await giveCluster({}, own);
    await rename(own, cluster).catch(() => rm(own, { recursive: true }));
  }
  return (await openEmbedded(cluster)).connection;
}

/** The databases that were made, as environments, by the DATA_DIR they belong to. */
const made = new Map<string, Readonly<Record<string, string>>>();

/** The database of a DATA_DIR, as an environment; empty where it lies in the folder itself. */
export const databaseOf = (dataDir: string | undefined): Readonly<Record<string, string>> =>
  made.get(dataDir ?? '') ?? {};

/** Somebody else is just looking at what is copied. */
const isLookedAt = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '55006';

/** A connection takes as long as a database: one makes and removes all of them, and keeps no process from its end. */
let maker: Promise<pg.Client> | undefined;

async function connected(connection: pg.ClientConfig): Promise<pg.Client> {
  const socket = new Socket();
  const client = new pg.Client({ ...connection, database: 'template1', stream: () => socket });
  client.on('error', () => (maker = undefined));
  await client.connect();
  socket.unref();
  return client;
}

async function inCluster(statement: string): Promise<pg.ClientConfig> {
  const connection = await (opened ??= open(folder ?? ''));
  const client = await (maker ??= connected(connection));
  return found('nobody looks at what is copied', async () => {
    try {
      await client.query(statement);
      return connection;
    } catch (error) {
      if (isLookedAt(error)) return undefined;
      throw error;
    }
  });
}

/** Makes a database with the empty schema for a DATA_DIR; answers whether there is a cluster to make it in. */
export async function shareDatabase(dataDir: string): Promise<boolean> {
  if (folder === undefined) return false;
  const name = `own_${randomBytes(6).toString('hex')}`;
  const {
    user = '',
    password,
    host = '',
    port = 5432,
  } = await inCluster(`create database ${name} template postgres strategy file_copy`);
  const secret = typeof password === 'string' ? password : '';
  made.set(dataDir, {
    DATABASE_URL: `postgres://${user}:${secret}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
    // Each costs a process, and reads the catalogue anew.
    DATABASE_CONNECTIONS: '4',
    SILAH_KEY: randomBytes(32).toString('base64'),
  });
  return true;
}

/** Removes the database of a DATA_DIR, where it has one of these. */
export async function dropShared(dataDir: string): Promise<void> {
  const [, name] = /@\/(\w+)/.exec(databaseOf(dataDir)['DATABASE_URL'] ?? '') ?? [];
  made.delete(dataDir);
  if (name !== undefined) await inCluster(`drop database ${name} with (force)`);
}

/** A DATA_DIR with a database of its own where the run shares a PostgreSQL: servers and commands that are given the folder find it (`aloneWith`). */
export async function dataFolder(): Promise<string> {
  const dataDir = await temporaryFolder();
  await shareDatabase(dataDir);
  return dataDir;
}
