import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { startCommand, type Child } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { between, randomFrom } from '../support/random.ts';
import { found, soon, until } from '../support/wait.ts';

/** So many first starts are killed; `KILLS=20` tries more of them. */
const kills = Number(process.env['KILLS'] ?? 1);

function told(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/** The processes of a data folder that are not the server's: PostgreSQL, and what makes its database. */
const processesOn = (dataDir: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (pid) =>
        told(() => readlinkSync(`/proc/${pid}/cwd`)).startsWith(dataDir) ||
        told(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes(dataDir),
    )
    .map(Number);

function killAll(dataDir: string): void {
  for (const pid of processesOn(dataDir))
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
}

const start = (dataDir: string): Child => startCommand('start', [], { DATA_DIR: dataDir, PORT: '0' });

/** Kills the server and all of its database after so many milliseconds of a first start. */
async function killedAfter(ms: number, dataDir: string): Promise<void> {
  const child = start(dataDir);
  await soon(() => child.isOver, ms);
  child.send('SIGKILL');
  killAll(dataDir);
  await child.ended;
  await until('nothing is left of it', () => {
    killAll(dataDir);
    return processesOn(dataDir).length === 0;
  });
}

/** What a start after that says: its address, or why there is none. */
async function startedAgain(dataDir: string): Promise<string> {
  const child = start(dataDir);
  try {
    await found('the server is ready or over', () => child.isOver || /is ready/.test(child.out) || undefined);
    return /is ready/.test(child.out) ? 'ready' : child.log;
  } finally {
    child.send('SIGTERM');
    await child.ended;
  }
}

test(
  `of ${kills} first starts that are killed with their database at any moment, all start again`,
  async () => {
    const random = randomFrom(kills);
    const ends: { after: number; then: string }[] = [];
    for (let n = 0; n < kills; n += 1) {
      const after = between(random, 100, 3000);
      const dataDir = await temporaryFolder();
      try {
        await killedAfter(after, dataDir);
        ends.push({ after, then: await startedAgain(dataDir) });
      } finally {
        await removeFolder(dataDir);
      }
    }
    expect(ends.filter(({ then }) => then !== 'ready')).toEqual([]);
  },
  300_000 + kills * 60_000,
);
