import { jest } from '@jest/globals';
import { main, type Catalogue } from '../../src/command-line/main.ts';
import { commands } from '../../src/commands.ts';
import { aloneWith, type Ran } from './children.ts';

type Environment = Readonly<Record<string, string>>;

/** Puts variables in the place of those that there are; answers what puts those back. */
function environment(given: Environment): () => void {
  const before = { ...process.env };
  const put = (all: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, all);
  };
  put(given);
  return () => put(before);
}

async function perform(catalogue: Catalogue, words: readonly string[], given?: Environment): Promise<Ran> {
  let out = '';
  let log = '';
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text)))),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((log += String(text)))),
  ];
  const putBack = given && environment(given);
  try {
    return { code: await main(catalogue, words), out, log };
  } finally {
    putBack?.();
    for (const spy of spies) spy.mockRestore();
  }
}

let before: Promise<unknown> = Promise.resolve();

/**
 * What a command prints on standard output and standard error, and its exit code, run in this process: what a start of Node costs is a multiple of what most of them do.
 * That each does so as a process of its own is shown by tests/commands/catalogue.test.ts. One runs after the other; without an environment, in that of the tests.
 */
export function runHere(catalogue: Catalogue, words: readonly string[], env?: Environment): Promise<Ran> {
  const ran = before.then(() => perform(catalogue, words, env));
  before = ran.catch(() => undefined);
  return ran;
}

/** Runs a command of the product to its end, in this process, with the environment that is given alone. */
export const runCommand = (command: string, words: readonly string[], env: Environment): Promise<Ran> =>
  runHere(commands, [command, ...words], aloneWith(env));
