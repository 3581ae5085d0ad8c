import { readdir, readFile } from 'node:fs/promises';

interface Running {
  readonly pid: number;
  readonly parent: number;
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

async function everything(): Promise<readonly Running[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/u.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const stat = await read(`/proc/${pid}/stat`);
      // The name of a program may hold blanks and brackets: the state and the parent stand behind the last one.
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return { pid: Number(pid), parent: Number(parent) };
    }),
  );
}

/** A process with everything that it started. Only the process itself where there is no /proc. */
async function treeOf(root: number): Promise<readonly number[]> {
  const all = await everything();
  const tree = [root];
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one).map(({ pid }) => pid));
  return tree;
}

/** Megabytes of memory that a process and its tree hold, what they share counted once; 0 where it cannot be told. */
export async function memoryOf(root: number): Promise<number> {
  const rolls = await Promise.all((await treeOf(root)).map((pid) => read(`/proc/${pid}/smaps_rollup`)));
  const kilobytes = rolls.map((roll) => Number(/^Pss:\s+(\d+)/mu.exec(roll)?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

/** Ends what still runs of a browser; whatever took one of its numbers in the meantime does not have the folder in its command. */
export async function endBrowser(browser: number, folder: string): Promise<void> {
  if (!(await read(`/proc/${browser}/cmdline`)).includes(folder)) return;
  for (const pid of await treeOf(browser))
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
}
