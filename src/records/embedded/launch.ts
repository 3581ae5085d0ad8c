import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { own, type Cluster } from './cluster.ts';
import { reaches, type OsUser } from './os-user.ts';

/** Where a server listened before: the folder of its socket, or its port. */
interface Before {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

/** Nothing that a member wrote may reach PostgreSQL's own log: no statements, no parameters, no details of errors. */
const settings: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '120',
  max_wal_size: '512MB',
  // Statements are short: to compile one takes longer than to run it.
  jit: 'off',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_checkpoints: 'off',
};

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
  const within = tmpdir().length < 60 && reaches(tmpdir(), user) ? tmpdir() : '/tmp';
  const folder = before ?? (await mkdtemp(join(within, 'silah-pg-')));
  await chmod(folder, 0o700);
  await own(folder, user);
  return folder;
}

/** A server that was told to start. */
export interface Launched {
  readonly isOver: boolean;
  /** The folder of its socket; none where it listens at a port. */
  readonly socket: string | undefined;
  /** What it said of its end, or whatever it said last. */
  readonly lastWord: () => string;
}

/** What it says to whoever calls before it is ready, or after. */
const toCallers = /FATAL: +the database system is/;

/** The line that tells why a server ended, before those that only tell that it did. */
function lastWordOf(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !toCallers.test(line));
  const line = lines.findLast((one) => /\b(?:FATAL|PANIC): /.test(one)) ?? lines.at(-1) ?? 'nothing';
  return line.replace(/^.*?\b(?:FATAL|PANIC): +/, '');
}

/** Starts it where it was before, so that connections to it stay right. */
export async function launch(cluster: Cluster, before: Before | undefined): Promise<Launched> {
  const socket = platform() === 'win32' ? undefined : await socketFolder(cluster.user, before?.host);
  const where =
    socket === undefined
      ? { listen_addresses: '127.0.0.1', port: String(before?.port ?? (await freePort())) }
      : { listen_addresses: '', unix_socket_directories: socket };
  const words = Object.entries({ ...settings, ...where }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = openSync(cluster.log, 'a', 0o600);
  const from = fstatSync(log).size;
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...words], {
    ...cluster.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  let isOver = false;
  const over = (): void => void (isOver = true);
  child.on('error', over);
  child.on('exit', over);
  child.unref();
  closeSync(log);
  return {
    socket,
    get isOver() {
      return isOver;
    },
    lastWord: () => lastWordOf(readFileSync(cluster.log).subarray(from).toString()),
  };
}
