import type { z } from 'zod';
import { readConfig } from '../config.ts';
import { isFault } from '../kernel/errors.ts';
import { strike } from '../kernel/log.ts';
import { openDatabase } from '../records/base/database.ts';
import type { Declaration, Records, Words } from './declaration.ts';
import { readTyped, type Flags, type Read } from './flags.ts';
import { helpOf, usageOf } from './help.ts';
import { answer, Mistyped, note } from './terminal.ts';

/** A command as the list of commands holds it. */
export interface Command {
  readonly name: string;
  readonly script: string;
  readonly purpose: string;
  readonly shape: z.ZodType;
  /**
   * Does the work with what was typed after the name. Answers the exit code: 0; 1 when it failed or found something wrong; 2 when it was
   * typed wrongly.
   */
  run(typed: readonly string[]): Promise<number>;
}

/** Opens the database that the environment names, and closes it whatever happens. */
async function withRecords<T>(work: (records: Records) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config, 'command');
  try {
    return await work({ database, config });
  } finally {
    await database.close();
  }
}

function checkWords(words: readonly string[], wanted: Words | undefined): void {
  const [first] = words;
  if (words.length > (wanted?.most ?? 0)) throw new Mistyped('there are too many words.');
  if (words.length < (wanted?.least ?? 0)) throw new Mistyped('a word is missing.');
  if (first !== undefined && wanted?.first && !wanted.first.includes(first))
    throw new Mistyped(`there is no "${first}".`);
}

/** Prints an answer, as one line under --json. Answers the exit code. */
function tell<F extends Flags, R>(declared: Declaration<F, R>, result: R, json: boolean): number {
  answer(json ? JSON.stringify(result) : declared.text(result));
  const found = declared.finding?.of(result);
  if (found === undefined) return 0;
  note(found);
  return 1;
}

async function perform<F extends Flags, R>(declared: Declaration<F, R>, typed: Read<F>): Promise<number> {
  const { json } = typed;
  const work =
    'onDatabase' in declared
      ? withRecords((records) => declared.onDatabase(typed, records))
      : declared.run(typed);
  if (!(Symbol.asyncIterator in work)) return tell(declared, await work, json);
  let code = 0;
  for await (const result of work) code = Math.max(code, tell(declared, result, json));
  return code;
}

async function run<F extends Flags, R>(
  declared: Declaration<F, R>,
  words: readonly string[],
): Promise<number> {
  try {
    const typed = readTyped(words, declared.flags);
    if (typed.help) {
      answer(helpOf(declared));
      return 0;
    }
    checkWords(typed.words, declared.words);
    return await perform(declared, typed);
  } catch (error) {
    if (error instanceof Mistyped) {
      note(`${declared.name}: ${error.message} Usage: ${usageOf(declared)}`);
      return 2;
    }
    note(isFault(error) ? error.message : strike(String(error instanceof Error ? error.stack : error)));
    return 1;
  }
}

/** Makes a command out of its declaration. */
export function command<F extends Flags, R>(declared: Declaration<F, R>): Command {
  const { name, script = name, purpose, shape } = declared;
  return { name, script, purpose, shape, run: (typed) => run(declared, typed) };
}
