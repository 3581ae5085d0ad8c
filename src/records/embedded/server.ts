import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Fault } from '../../kernel/errors.ts';
import { stopwatch } from '../../kernel/clock.ts';
import { randomSecret } from '../../kernel/ids.ts';
import { findBinaries } from './binaries.ts';
import { findOsUser, mustReach, run, type OsUser } from './os-user.ts';
import { isAlive, readPostmaster, type Postmaster } from './postmaster.ts';

/** A PostgreSQL of our own on a folder: attached to when it runs already, started otherwise. */
export interface EmbeddedServer {
  readonly connection: pg.ClientConfig;
  /** Starts it again where it was, if it died. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const role = 'silah';
const patienceMs = 45_000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Nothing that a member wrote may reach PostgreSQL's own log: no statements, no parameters, no details of errors. */
const settings: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '120',
  max_wal_size: '512MB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_checkpoints: 'off',
};

interface Place {
  readonly folder: string;
  readonly log: string;
  readonly passwordFile: string;
  readonly user: OsUser;
}

const own = async (path: string, { uid, gid }: OsUser): Promise<void> =>
  uid === undefined || gid === undefined ? undefined : chown(path, uid, gid);

async function makeCluster(place: Place): Promise<void> {
  const { folder, passwordFile, user } = place;
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const { initdb } = await findBinaries();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(folder, user);
  if (!existsSync(passwordFile)) await writeFile(passwordFile, randomSecret(), { mode: 0o600 });
  await own(passwordFile, user);
  const words = [
    '-D',
    folder,
    '-U',
    role,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const made = await run(initdb, words, user);
  if (made.code !== 0 && !existsSync(join(folder, 'PG_VERSION')))
    throw new Fault(
      'wrongEnvironment',
      `The database could not be made in ${folder}: ${made.out.trim().split('\n').at(-1) ?? 'initdb failed'}`,
    );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** The folder of the socket; the one from before is made again, should somebody have tidied it away. */
async function socketFolder(user: OsUser, before: string | undefined): Promise<string> {
  if (before !== undefined) await mkdir(before, { recursive: true, mode: 0o700 });
  const folder = before ?? (await mkdtemp(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'silah-pg-')));
  await chmod(folder, 0o700);
  await own(folder, user);
  return folder;
}

/** Starts it where it was before, so that connections to it stay right. */
async function launch(place: Place, before: pg.ClientConfig | undefined): Promise<void> {
  const { postgres } = await findBinaries();
  const where =
    platform() === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(before?.port ?? (await freePort())) }
      : { listen_addresses: '', unix_socket_directories: await socketFolder(place.user, before?.host) };
  const words = Object.entries({ ...settings, ...where }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = openSync(place.log, 'a', 0o600);
  const child = spawn(postgres, ['-D', place.folder, ...words], {
    ...place.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
}

const connectionTo = ({ port, socket }: Postmaster, password: string): pg.ClientConfig => ({
  host: socket === '' ? '127.0.0.1' : socket,
  port,
  user: role,
  password,
  database: 'postgres',
});

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === '28P01')
      throw new Fault(
        'wrongEnvironment',
        'The password of the embedded database is not the one in DATA_DIR/postgres.password. Put the former file back.',
      );
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Attaches to the server of the folder or starts it, and waits until it answers; a crashed one recovers first. */
async function attachOrStart(
  place: Place,
  password: string,
  before?: pg.ClientConfig,
): Promise<pg.ClientConfig> {
  const waited = stopwatch();
  let launchedAt: number | undefined;
  while (waited() < patienceMs) {
    const running = await readPostmaster(place.folder);
    const alive = running !== undefined && isAlive(running.pid);
    if (running && alive) {
      const connection = connectionTo(running, password);
      if (await answers(connection)) return connection;
    } else if (launchedAt === undefined || waited() - launchedAt > 3000) {
      if (running) await rm(join(place.folder, 'postmaster.pid'), { force: true });
      await launch(place, before);
      launchedAt = waited();
    }
    await pause(25);
  }
  throw new Fault(
    'databaseDown',
    `The embedded database on ${place.folder} does not answer. What it says of itself stands in ${place.log}.`,
  );
}

/** Opens the database of DATA_DIR. Throws Faults that say which folder or account is in the way. */
export async function openEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const user = await findOsUser();
  await mkdir(dataDir, { recursive: true });
  const place: Place = {
    folder: join(dataDir, 'postgres'),
    log: join(dataDir, 'postgres.log'),
    passwordFile: join(dataDir, 'postgres.password'),
    user,
  };
  const { initdb, pgCtl } = await findBinaries();
  await mustReach(dataDir, user, 'The data folder');
  await mustReach(initdb, user, 'The program');
  await makeCluster(place);
  const password = (await readFile(place.passwordFile, 'utf8')).trim();
  const connection = await attachOrStart(place, password);
  return {
    connection,
    async revive() {
      await attachOrStart(place, password, connection);
    },
    async stop() {
      const running = await readPostmaster(place.folder);
      await run(pgCtl, ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '30'], user);
      if (running?.socket.includes('silah-pg-')) await rm(running.socket, { recursive: true, force: true });
    },
  };
}
