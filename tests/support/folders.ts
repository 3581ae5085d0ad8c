import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, readPostmaster } from '../../src/records/embedded/postmaster.ts';
import { until } from './wait.ts';

/** An empty folder that every account may enter, as the embedded database needs it when the tests run as root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'silah-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Processes whose parent is `pid`. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Kills the PostgreSQL that runs on a database folder, with all its processes, as a power cut would. Answers whether there was one. */
export async function killPostgres(folder: string): Promise<boolean> {
  const running = await readPostmaster(folder);
  if (!running || !isAlive(running.pid)) return false;
  const all = [running.pid, ...childrenOf(running.pid)];
  all.forEach(killNow);
  await until('PostgreSQL is over', () => !all.some(isAlive), { every: 5 });
  return true;
}

/** Keeps the PostgreSQL that runs on a database folder from doing anything, with all its processes. Answers what lets it go on. */
export async function holdPostgres(folder: string): Promise<() => void> {
  const running = await readPostmaster(folder);
  if (!running) throw new Error(`no database runs on ${folder}`);
  const all = [running.pid, ...childrenOf(running.pid)];
  const send = (signal: NodeJS.Signals): void => all.forEach((pid) => process.kill(pid, signal));
  send('SIGSTOP');
  return () => send('SIGCONT');
}

/** Removes a DATA_DIR; a database that still runs on it is killed first. */
export async function removeFolder(folder: string): Promise<void> {
  const { socket = '' } = (await readPostmaster(join(folder, 'postgres'))) ?? {};
  await killPostgres(join(folder, 'postgres'));
  if (socket.includes('silah-pg-')) await rm(socket, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
