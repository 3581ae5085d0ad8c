import { readConfig, type Config } from './config.ts';
import { isFault } from './kernel/errors.ts';
import { strike } from './kernel/log.ts';
import { openDatabase, type Database } from './records/database.ts';

/** What was typed after the name of a command. */
interface Typed {
  readonly words: readonly string[];
  readonly has: (flag: string) => boolean;
}

export interface Command {
  readonly usage: string;
  /** Every flag there is, with its dashes. */
  readonly flags: readonly string[];
  /** How many words it takes. */
  readonly words: { readonly least: number; readonly most: number };
  /** Does the work and answers the exit code. */
  run(typed: Typed): Promise<number>;
}

/** The answer of a command: the one thing that goes to standard output. */
export const answer = (text: string): void => void process.stdout.write(`${text}\n`);
export const answerJson = (value: unknown): void => answer(JSON.stringify(value, null, 2));

/** What a person at the terminal should know, beside the answer. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs a command. Exit codes: what the command answers; 1 when it failed; 2 when it was typed wrongly. */
export async function runCommand(command: Command): Promise<void> {
  const typed = process.argv.slice(2);
  const words = typed.filter((word) => !word.startsWith('--'));
  const flags = new Set(typed.filter((word) => word.startsWith('--')));
  const help = flags.delete('--help');
  const unknown = [...flags].filter((flag) => !command.flags.includes(flag));
  if (help || unknown.length > 0 || words.length < command.words.least || words.length > command.words.most) {
    if (unknown.length > 0) note(`${unknown.join(', ')}: there is no such flag.\n`);
    note(command.usage);
    process.exitCode = help ? 0 : 2;
    return;
  }
  try {
    process.exitCode = await command.run({ words, has: (flag) => flags.has(flag) });
  } catch (error) {
    note(isFault(error) ? error.message : strike(String(error instanceof Error ? error.stack : error)));
    process.exitCode = 1;
  }
}

/** Opens the database that the environment names, beside a running server or alone, and closes it whatever happens. */
export async function withRecords<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config, 'command');
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}
