import { expect } from '@jest/globals';
import { commands } from '../../src/commands.ts';
import { tools } from '../../tools/index.ts';
import { runCommand, runTool } from './children.ts';

/** An answer of a command, and its exit code. */
export interface Answered {
  readonly code: number | null;
  readonly answer: unknown;
}

/**
 * What a command or a program for development answers under `--json`, run as a process of its own. It is alone on standard output and of
 * the shape that the help tells, or the test fails.
 */
export async function answerOf(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Answered> {
  const isTool = Object.hasOwn(tools, name);
  const { code, out, log } = await (isTool ? runTool : runCommand)(name, [...words, '--json'], env);
  const lines = out.split('\n');
  expect({ name, log, lines }).toEqual({ name, log, lines: [expect.stringMatching(/^[[{"]/), ''] });
  const answer: unknown = JSON.parse(out);
  const load = (isTool ? tools : commands)[name];
  expect((await load!()).shape.parse(answer)).toEqual(answer);
  return { code, answer };
}
