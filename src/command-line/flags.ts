import { parseArgs } from 'node:util';
import { systemClock } from '../kernel/clock.ts';
import { Mistyped } from './terminal.ts';

/** A flag of a command: what the help says of it, and how its value is read. */
export interface Flag<T> {
  readonly meaning: string;
  /** What its value is called in the help, such as `<id>`; none for a flag that is there or not. */
  readonly value?: string;
  /** Its unit and bounds and what holds without the flag, for the help. */
  readonly bounds?: string;
  /** Reads what was typed: undefined when the flag was not, true when it stood there without a value. Throws Mistyped. */
  read(typed: string | true | undefined): T;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;
type ValuesOf<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

/** A flag that is there or not. */
export const toggle = (meaning: string): Flag<boolean> => ({ meaning, read: (typed) => typed !== undefined });

/** A flag with a word of the user's own; `otherwise` holds without it. */
export const word = <D extends string | undefined>(flag: {
  readonly meaning: string;
  readonly value: string;
  readonly otherwise: D;
}): Flag<string | D> => ({
  meaning: flag.meaning,
  value: flag.value,
  ...(flag.otherwise !== undefined && { bounds: `${flag.otherwise} without it` }),
  read: (typed) => (typeof typed === 'string' ? typed : flag.otherwise),
});

/** A flag whose value is one of a list; `otherwise` holds without it. */
export const oneOf = <T extends string, D extends T | undefined>(flag: {
  readonly meaning: string;
  readonly options: readonly T[];
  readonly otherwise: D;
}): Flag<T | D> => ({
  meaning: flag.meaning,
  value: `<${flag.options.join('|')}>`,
  ...(flag.otherwise !== undefined && { bounds: `${flag.otherwise} without it` }),
  read(typed) {
    if (typed === undefined) return flag.otherwise;
    const found = flag.options.find((option) => option === typed);
    if (found === undefined) throw new Mistyped(`must be one of ${flag.options.join(', ')}.`);
    return found;
  },
});

/** A flag with a whole number within bounds, both included; `otherwise` holds without it. */
export const wholeNumber = <D extends number | undefined>(flag: {
  readonly meaning: string;
  /** What is counted, such as `conversations` or `milliseconds`; none for a bare number. */
  readonly unit?: string;
  readonly least: number;
  readonly most: number;
  readonly otherwise: D;
}): Flag<number | D> => {
  const range = `${flag.least} to ${flag.most}${flag.unit === undefined ? '' : ` ${flag.unit}`}`;
  return {
    meaning: flag.meaning,
    value: '<number>',
    bounds: flag.otherwise === undefined ? range : `${range}, ${flag.otherwise} without it`,
    read(typed) {
      if (typed === undefined) return flag.otherwise;
      const read = typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
      if (!(read >= flag.least && read <= flag.most)) throw new Mistyped(`must be a whole number, ${range}.`);
      return read;
    },
  };
};

/** A flag whose value is a moment in ISO 8601, as milliseconds since the epoch; the present without it. */
export const moment = (flag: { readonly meaning: string }): Flag<number> => ({
  meaning: flag.meaning,
  value: '<moment>',
  bounds: 'ISO 8601, such as 2026-11-08T10:00+03:00; now without it',
  read(typed) {
    if (typeof typed !== 'string') return systemClock().now();
    const read = /^\d{4}-\d{2}-\d{2}/.test(typed) ? Date.parse(typed) : Number.NaN;
    if (Number.isNaN(read)) throw new Mistyped('must be a moment, such as 2026-11-08T10:00+03:00.');
    return read;
  },
});

/** How a flag is typed: `withKey` is `--with-key`. */
export const typedAs = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The two flags that every command has. */
const common = { '--json': 'boolean', '--help': 'boolean' } as const;

/** The flags that stand in what was typed, and the words around them. Throws Mistyped for any that is not known. */
function tokensOf(
  typed: readonly string[],
  known: Readonly<Record<string, 'boolean' | 'string'>>,
): { readonly words: readonly string[]; readonly found: ReadonlyMap<string, string | true> } {
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name.slice(2), { type }]));
  const { tokens, positionals } = parseArgs({
    args: [...typed],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const found = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const type = Object.hasOwn(known, rawName) ? known[rawName] : undefined;
    if (type === undefined) throw new Mistyped(`${rawName}: there is no such flag.`);
    if (type === 'boolean' && value !== undefined) throw new Mistyped(`${rawName}: it takes no value.`);
    if (type === 'string' && (!value || (!inlineValue && value.startsWith('--'))))
      throw new Mistyped(`${rawName}: its value is missing.`);
    found.set(rawName, value ?? true);
  }
  return { words: positionals, found };
}

/** What was typed after the name of a command. */
export interface Read<F extends Flags> {
  readonly words: readonly string[];
  readonly flags: ValuesOf<F>;
  readonly json: boolean;
  readonly help: boolean;
}

/** Sorts what was typed after the name of a command into words and flags. Throws Mistyped. */
export function readTyped<F extends Flags>(typed: readonly string[], flags: F): Read<F> {
  const own = Object.entries(flags);
  const known = own.map(
    ([name, { value }]) => [typedAs(name), value === undefined ? 'boolean' : 'string'] as const,
  );
  const { words, found } = tokensOf(typed, { ...Object.fromEntries(known), ...common });
  const help = found.has('--help');
  const values = help ? [] : own.map(([name, flag]) => [name, readOne(flag, typedAs(name), found)]);
  return { words, flags: Object.fromEntries(values) as ValuesOf<F>, json: found.has('--json'), help };
}

function readOne(flag: Flag<unknown>, name: string, found: ReadonlyMap<string, string | true>): unknown {
  try {
    return flag.read(found.get(name));
  } catch (error) {
    throw error instanceof Mistyped ? new Mistyped(`${name}: ${error.message}`) : error;
  }
}
