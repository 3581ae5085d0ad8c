import { join } from 'node:path';
import { startProgram, type Child } from '../support/children.ts';
import { pause } from '../support/folders.ts';

type Env = Readonly<Record<string, string>>;

const start = (folder: string, command: string, words: readonly string[], env: Env): Child =>
  startProgram({ program: process.execPath, words: [join(folder, 'bin/silah.mjs'), command, ...words], env });

/** The server of an earlier build, whose sources (with node_modules) lie in `folder`. */
export interface EarlierServer {
  readonly url: string;
  /** Links by which the first admin of each association sets a password. */
  readonly firstLinks: readonly string[];
  readonly log: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

export async function startEarlier(folder: string, env: Env): Promise<EarlierServer> {
  const child = start(folder, 'start', [], { PORT: '0', ...env });
  while (!child.out.includes('Silah is ready')) {
    if (child.isOver) throw new Error(`the earlier build did not start: ${child.log}`);
    await pause(50);
  }
  await pause(200);
  return {
    url: /Silah is ready: (http:\/\/[^\s/]+)\//.exec(child.out)?.[1] ?? '',
    firstLinks: [...child.out.matchAll(/First sign-in .*: (http\S+)/g)].map(([, link = '']) => link),
    get log() {
      return child.log;
    },
    async kill() {
      // The guard passes an interrupt on as SIGKILL.
      child.send('SIGINT');
      await child.ended;
    },
  };
}

/** What a command of an earlier build prints. */
export async function runEarlier(folder: string, command: string, words: readonly string[]): Promise<string> {
  const child = start(folder, command, words, {});
  const code = await child.ended;
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${child.log}`);
  return child.out;
}
