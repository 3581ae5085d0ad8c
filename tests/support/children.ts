import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { productRoot } from '../../src/kernel/paths.ts';
import { learned } from './learned.ts';
import { databaseOf } from './shared.ts';

/** A program under way. `out` and `log` are what it printed so far on standard output and standard error. */
export interface Child {
  readonly pid: number;
  readonly out: string;
  readonly log: string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly isOver: boolean;
  send(signal: NodeJS.Signals): void;
}

export interface Program {
  readonly program: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The account it runs under; ours when it is not given. */
  readonly uid?: number;
  readonly gid?: number;
}

/** A port of the loopback that nobody uses at present. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function watch(child: ChildProcess): Child {
  let out = '';
  let log = '';
  let isOver = false;
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<number | null>((done) => {
    const over = (code: number | null): void => {
      isOver = true;
      done(code);
    };
    child.on('error', () => over(null));
    child.on('close', over);
  });
  return {
    pid: child.pid ?? 0,
    get out() {
      return out;
    },
    get log() {
      return log;
    },
    get isOver() {
      return isOver;
    },
    ended,
    send: (signal) => void child.kill(signal),
  };
}

/**
 * A program that ends with the tests, whatever ends them: a guard holds its life line (standard input) and stops the program when the
 * line is cut.
 */
export function startProgram({ program, words, env = {}, uid, gid }: Program): Child {
  const guard = join(productRoot(), 'tests/support/guard.mjs');
  const account =
    uid === undefined || gid === undefined ? {} : { GUARD_UID: String(uid), GUARD_GID: String(gid) };
  const child = spawn(process.execPath, [guard, program, ...words], {
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', ...account, ...env },
  });
  return watch(child);
}

/** Whoever runs all tests has seen to the build: not each of some hundred commands looks at a thousand files. */
const fresh: Readonly<Record<string, string>> =
  process.env['BUILD_IS_FRESH'] === productRoot() ? { BUILD_IS_FRESH: productRoot() } : {};

/** The environment that is given, with what a program of ours needs to run at all and the database of its DATA_DIR, and nothing else. */
export const aloneWith = (env: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  ...learned,
  ...databaseOf(env['DATA_DIR']),
  ...env,
});

/** A script of ours, or of a copy in `root`, as a process of its own, with the environment that is given alone. It ends with the tests. */
function startScript(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  root = productRoot(),
): Child {
  const lifeLine = pathToFileURL(join(root, 'tests/support/life-line.mjs')).href;
  const child = spawn(process.execPath, ['--import', lifeLine, ...words], {
    cwd: root,
    env: { ...(root === productRoot() && fresh), ...aloneWith(env) },
  });
  return watch(child);
}

/** A command of the product, or of a copy of it in `root`, as a process of its own. It ends with the tests. */
export const startCommand = (
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  root = productRoot(),
): Child => startScript(['bin/silah.mjs', command, ...words], env, root);

/** What a program printed on standard output and standard error, and its exit code. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly log: string;
}

async function over(child: Child): Promise<Ran> {
  const code = await child.ended;
  return { code, out: child.out, log: child.log };
}

/** Runs a command of the product to its end, as a process of its own. */
export const runCommandAlone = (
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> => over(startCommand(command, words, env));

/** A program for development (`tools/`) as a process of its own. It ends with the tests. */
export const startTool = (
  tool: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Child => startScript(['tools/run.mjs', tool, ...words], env);

/** Runs a program for development to its end. */
export const runTool = (...typed: Parameters<typeof startTool>): Promise<Ran> => over(startTool(...typed));
