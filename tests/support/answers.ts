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

type Run = typeof runCommand;

/** What a run under `--json` answers: alone on standard output and of the shape that the help tells, or the test fails. */
const answering =
  (command: Run) =>
  async (...[name, words, env]: Parameters<Run>): Promise<Answered> => {
    const isTool = Object.hasOwn(tools, name);
    const { code, out, log } = await (isTool ? runTool : command)(name, [...words, '--json'], env);
    const lines = out.split('\n');
    expect({ name, log, lines }).toEqual({ name, log, lines: [expect.stringMatching(/^[[{"]/), ''] });
    const answer: unknown = JSON.parse(out);
    const load = (isTool ? tools : commands)[name];
    expect((await load!()).shape.parse(answer)).toEqual(answer);
    return { code, answer };
  };

/** What a command of the product answers, run in this process, or a program for development, as a process of its own. */
export const answerOf = answering(runCommand);

/** The same, of a process of its own. */
export const answerAlone = answering(runCommandAlone);
