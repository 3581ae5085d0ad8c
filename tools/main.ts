import { main } from '../src/command-line/main.ts';
import { tools } from './index.ts';

/** Runs a program for development: its name, then what was typed after it. Answers the exit code. */
export const tool = (words: readonly string[]): Promise<number> => main(tools, words);
