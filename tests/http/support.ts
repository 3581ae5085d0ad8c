import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { readPostmaster } from '../../src/records/embedded/postmaster.ts';
import { freePort } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startServer as startProcess } from '../support/server.ts';
import { dataFolder, dropShared } from '../support/shared.ts';

/** The real server as a child of the test, on one port and one folder over all its starts. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** What every start of it wrote to its log. */
  log(): string;
  /** The process number of its PostgreSQL, when one runs. */
  postmaster(): Promise<number | undefined>;
  /** SIGKILL; PostgreSQL goes on. */
  kill(): Promise<void>;
  /** Stops it as an operator would. */
  stop(): Promise<void>;
  /** Starts it again, with other variables where some are given. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Stops everything and removes the folder. */
  remove(): Promise<void>;
}

/** Starts the product on a fresh folder, or on that of `env`, and waits until it is ready. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = env['DATA_DIR'] ?? (await temporaryFolder());
  const port = await freePort();
  const fixed = { DATA_DIR: dataDir, PORT: String(port), ...env };
  let running: Awaited<ReturnType<typeof startProcess>> | undefined;
  let earlier = '';
  const over = (): void => {
    earlier += running?.log ?? '';
    running = undefined;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    over();
  };
  running = await startProcess(fixed);
  return {
    url: running.url,
    port,
    dataDir,
    log: () => earlier + (running?.log ?? ''),
    postmaster: async () => (await readPostmaster(join(dataDir, 'postgres')))?.pid,
    async kill() {
      await running?.kill();
      over();
    },
    stop,
    async start(more = {}) {
      running = await startProcess({ ...fixed, ...more });
    },
    async remove() {
      await stop();
      await dropShared(dataDir);
      await removeFolder(dataDir);
    },
  };
}

let kept: Promise<TestServer> | undefined;
const begin = async (): Promise<TestServer> => startServer({ DATA_DIR: await dataFolder() });
afterAll(async () => (await kept)?.remove());

/**
 * One server as it is without any variable, for all files that stand together in a group (tests/groups): what one of them leaves is nothing to the next.
 * Each hears of its log what came in its own time, and leaves it running, at the present moment.
 */
export async function sharedServer(): Promise<TestServer> {
  const server = await (kept ??= begin());
  const earlier = server.log().length;
  return { ...server, log: () => server.log().slice(earlier), remove: async () => undefined };
}
