import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { databaseOf } from '../support/shared.ts';

const run = promisify(execFile);

/** What a command of the product answers, as JSON. Exit codes other than 0 are answers too. */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<unknown> {
  const options = { env: { PATH: process.env['PATH'], ...databaseOf(env['DATA_DIR']), ...env } };
  const { stdout } = await run('node', ['bin/silah.mjs', ...args, '--json'], options).catch(
    (error: unknown) => error as { stdout: string },
  );
  return JSON.parse(stdout) as unknown;
}

/** A request as `npm run requests -- show` tells it. */
export const requestOf = (dataDir: string, reference: string): Promise<unknown> =>
  command(['requests', 'show', reference], { DATA_DIR: dataDir });
