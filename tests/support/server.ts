import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCommand, type Child } from './children.ts';
import { giveCluster } from './cluster.ts';
import { killPostgres, removeFolder, temporaryFolder } from './folders.ts';
import { databaseOf } from './shared.ts';
import { soon } from './wait.ts';

/** A real server in a process of its own, on its own folder and port. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it printed so far. */
  readonly out: string;
  /** Everything it logged so far. */
  readonly log: string;
  /** Stops it as an operator would and removes its folder, unless the folder was given. Answers its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a crash would; with its database, when asked to. The folder stays. */
  kill(also?: 'database'): Promise<void>;
  /** Ends one of its workers at once; `nth` of those that live. */
  killWorker(nth: number): void;
}

/** What the kernel tells of a process; empty when it is gone. */
function told(pid: string | number, what: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** The processes of the workers of a server. */
export function workersOf(server: number): number[] {
  const isWorker = (pid: string): boolean =>
    told(pid, 'stat').split(') ')[1]?.split(' ')[1] === String(server) &&
    told(pid, 'cmdline').includes('silah.mjs');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isWorker(name))
    .map(Number);
}

const patience = 240_000;
const ready = /Silah is ready: http:\/\/[^\s/]+:(\d+)\//;

async function portOf(child: Child): Promise<number> {
  await soon(() => child.isOver || ready.test(child.out), patience);
  const [, port] = ready.exec(child.out) ?? [];
  if (port !== undefined) return Number(port);
  child.send('SIGKILL');
  throw new Error(`the server did not start: ${child.log.slice(-2000)}`);
}

/**
 * Starts the product's server, or that of a copy of it in `root`. `env` is added to its environment, which holds nothing else but an own
 * DATA_DIR and PORT=0 (any free one). Its database lies in that folder, unless that has one in the PostgreSQL that the run shares (`dataFolder`).
 * Whoever starts it stops it; should the tests die before, it stops by itself.
 */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
  root?: string,
): Promise<ServerProcess> {
  const dataDir = env['DATA_DIR'] ?? (await temporaryFolder());
  if (Object.keys(databaseOf(dataDir)).length === 0) await giveCluster(env, dataDir);
  const child = startCommand('start', [], { PORT: '0', SILAH_WORKERS: '1', DATA_DIR: dataDir, ...env }, root);
  const tidy = async (): Promise<void> => {
    if (env['DATA_DIR'] === undefined) await removeFolder(dataDir);
  };
  try {
    const port = await portOf(child);
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      dataDir,
      pid: child.pid,
      get out() {
        return child.out;
      },
      get log() {
        return child.log;
      },
      async stop() {
        child.send('SIGTERM');
        const force = setTimeout(() => child.send('SIGKILL'), 30_000);
        const code = await child.ended;
        clearTimeout(force);
        await tidy();
        return code;
      },
      async kill(also) {
        child.send('SIGKILL');
        if (also === 'database') await killPostgres(join(dataDir, 'postgres'));
        await child.ended;
      },
      killWorker(nth) {
        const workers = workersOf(child.pid);
        const worker = workers[nth % workers.length];
        if (worker === undefined) throw new Error('the server has no worker');
        process.kill(worker, 'SIGKILL');
      },
    };
  } catch (error) {
    await child.ended;
    await tidy();
    throw error;
  }
}
