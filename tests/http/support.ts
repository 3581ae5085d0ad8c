import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A folder that PostgreSQL can reach whoever runs the tests. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silah-http-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The real server as a child of the test, with everything that it wrote to its log. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Standard output and error, together, of every start. */
  readonly log: () => string;
  /** The process number of its PostgreSQL. */
  readonly postmaster: () => number | undefined;
  /** SIGKILL, as a power cut would; PostgreSQL goes on. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** Starts again on the same port and folder, with other variables where some are given. */
  start(env?: NodeJS.ProcessEnv): Promise<void>;
  /** Stops everything, PostgreSQL too, and removes the folder. */
  remove(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

/** Starts the product on a fresh folder and waits until it is ready. */
export async function startServer(env: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const dataDir = makeFolder();
  const port = await freePort();
  let written = '';
  let child: ChildProcess | undefined;
  const start = async (more: NodeJS.ProcessEnv = {}): Promise<void> => {
    const from = written.length;
    const started = spawn(process.execPath, [join(root, 'bin/silah.mjs'), 'start'], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        DATA_DIR: dataDir,
        PORT: String(port),
        LOG_LEVEL: 'info',
        ...env,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const take = (chunk: Buffer): void => {
      written += chunk.toString();
    };
    started.stdout.on('data', take);
    started.stderr.on('data', take);
    await new Promise<void>((done, fail) => {
      const look = setInterval(() => {
        const over = started.exitCode !== null || started.signalCode !== null;
        if (!written.slice(from).includes('Silah is ready') && !over) return;
        clearInterval(look);
        clearTimeout(late);
        if (over) fail(new Error(`the server ended: ${written.slice(from)}`));
        else done();
      }, 20);
      const late = setTimeout(() => {
        clearInterval(look);
        fail(new Error(`the server is not ready: ${written.slice(from)}`));
      }, 60_000);
    });
  };
  const signal = async (name: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (!child) return;
    child.kill(name);
    await ended(child);
  };
  const postmaster = (): number | undefined => {
    const file = join(dataDir, 'postgres/postmaster.pid');
    if (!existsSync(file)) return undefined;
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return pid > 0 ? pid : undefined;
  };
  const removed = async (): Promise<void> => {
    await signal('SIGTERM');
    const pid = postmaster();
    if (pid !== undefined && existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGINT');
    for (let i = 0; i < 100 && pid !== undefined && existsSync(`/proc/${pid}`); i += 1) await pause(50);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await removed();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    log: () => written,
    postmaster,
    kill: () => signal('SIGKILL'),
    stop: () => signal('SIGTERM'),
    start,
    remove: removed,
  };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** Waits until something holds; fails with its name when it does not in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = 15_000,
): Promise<void> {
  const over = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > over) throw new Error(`waited in vain until ${what}`);
    await pause(25);
  }
}
