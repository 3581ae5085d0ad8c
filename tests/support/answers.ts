import { expect } from '@jest/globals';
import { commands } from '../../src/commands.ts';
import { tools } from '../../tools/index.ts';
import { runCommandAlone, runTool } from './children.ts';
import { runCommand } from './commands-here.ts';

/** An answer of a command, and its exit code. */
export interface Answered {
  readonly code: number | null;
  readonly answer: unknown;
}

type Typed = Parameters<typeof runCommand>;

async function answered(run: typeof runCommand, [name, words, env]: Typed): Promise<Answered> {
  const isTool = Object.hasOwn(tools, name);
  const { code, out, log } = await run(name, [...words, '--json'], env);
  const lines = out.split('\n');
  expect({ name, log, lines }).toEqual({ name, log, lines: [expect.stringMatching(/^[[{"]/), ''] });
  const answer: unknown = JSON.parse(out);
  const load = (isTool ? tools : commands)[name];
  expect((await load!()).shape.parse(answer)).toEqual(answer);
  return { code, answer };
}

/**
 * What a command of the product answers under `--json`, run in this process, or a program for development, as a process of its own. It is alone on standard output
 * and of the shape that the help tells, or the test fails.
 */
export const answerOf = (...typed: Typed): Promise<Answered> =>
  answered(Object.hasOwn(tools, typed[0]) ? runTool : runCommand, typed);

/** The same, of a process of its own. */
export const answerAlone = (...typed: Typed): Promise<Answered> =>
  answered(Object.hasOwn(tools, typed[0]) ? runTool : runCommandAlone, typed);
