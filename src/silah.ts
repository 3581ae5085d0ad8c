import { main } from './command-line/main.ts';
import { commands } from './commands.ts';

/** Runs a command of the product: its name (`start` without one), then what was typed after it. Answers the exit code. */
export const silah = (words: readonly string[]): Promise<number> =>
  main(commands, words.length === 0 ? ['start'] : words);
