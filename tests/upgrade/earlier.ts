import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram, type Child } from '../support/children.ts';
import { until } from '../support/wait.ts';

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

/** Later builds keep first links in a file where no terminal is. */
const linksFileOf = ({ DATA_DIR: dataDir = '' }: Env): Promise<string> =>
  readFile(join(dataDir, 'first-links.txt'), 'utf8').catch(() => '');

/** Starts it; `links` is how many first links it tells. */
export async function startEarlier(folder: string, env: Env, links: number): Promise<EarlierServer> {
  const child = start(folder, 'start', [], { PORT: '0', ...env });
  const firstLinks = async (): Promise<string[]> =>
    [...(child.out + (await linksFileOf(env))).matchAll(/First sign-in .*: (http\S+)\n/g)].map(
      ([, link = '']) => link,
    );
  await until('the earlier build is ready and has told every first link', async () => {
    if (child.isOver) throw new Error(`the earlier build did not start: ${child.log}`);
    return child.out.includes('Silah is ready') && (await firstLinks()).length >= links;
  });
  return {
    url: /Silah is ready: (http:\/\/[^\s/]+)\//.exec(child.out)?.[1] ?? '',
    firstLinks: await firstLinks(),
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
