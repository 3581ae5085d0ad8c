import type { z } from 'zod';
import type { Config } from '../config.ts';
import type { Database } from '../records/base/database.ts';
import type { Flags, Read } from './flags.ts';

/** What a command is given of what was typed after its name. */
export type Typed<F extends Flags> = Pick<Read<F>, 'words' | 'flags' | 'json'>;

export interface Words {
  /** How they are typed, such as `show <reference>`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** What the first word may be; without it, any. */
  readonly first?: readonly string[];
}

/** The database that the environment names, opened beside a running server or alone, and closed when the command is done. */
export interface Records {
  readonly database: Database;
  readonly config: Config;
}

/** What a command does: by itself, or on the database. It answers once, or yields answers, each printed at once. */
type Work<F extends Flags, R> =
  | { run(typed: Typed<F>): Promise<R> | AsyncIterable<R> }
  | { onDatabase(typed: Typed<F>, records: Records): Promise<R> };

/** A command: its name, what may be typed after it, and its answer in two forms. */
interface Described<F extends Flags, R> {
  /** The name of its file. */
  readonly name: string;
  /** Its npm script, where that is called otherwise. */
  readonly script?: string;
  /** What it is for, in a sentence or two. */
  readonly purpose: string;
  /** What else the help says, after the flags. */
  readonly details?: string;
  /** None are taken without it. */
  readonly words?: Words;
  /** Beside --json and --help, which every command has. */
  readonly flags: F;
  /** The answer under --json. */
  readonly shape: z.ZodType<R>;
  /** The answer for a person. */
  text(answer: NoInfer<R>): string;
  /** When the answer is itself a failure: the exit code is 1 then. */
  readonly finding?: {
    /** When that is, for the help: "a request is not as it was sealed". */
    readonly meaning: string;
    /** The sentence for a person, or undefined when all is well. */
    of(answer: NoInfer<R>): string | undefined;
  };
}

export type Declaration<F extends Flags, R> = Described<F, R> & Work<F, NoInfer<R>>;
