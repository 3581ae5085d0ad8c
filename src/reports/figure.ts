import type { LineByWord, LineName } from '../contract/line-names.ts';
import type { z } from 'zod';
import type { Shown } from '../contract/reports.ts';
import type { Sealed } from '../records/base/statements.ts';
import type { Span } from './span.ts';
import type { Sql } from './sql.ts';

/** What a figure has in hand while it is asked. */
export interface Asking {
  readonly span: Span;
  /** YYYY-MM-DD in Riyadh. */
  readonly today: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The rows of a statement, each parsed by `shape`. */
  readonly rows: <T>(statement: Sql, shape: z.ZodType<T>) => Promise<readonly T[]>;
  /** The text of what is kept encrypted. */
  readonly opened: (sealed: Sealed) => string;
  /** The services whose cases are kept from the manager: what members wrote of them is not shown. */
  readonly kept: readonly string[];
  /** The services by which people suggest and complain. */
  readonly complaining: readonly string[];
  /** The title of a service in the manager's language; its id when the association has no such service (any more). */
  readonly titleOf: (service: string) => string;
  /** What the question of a field is called in the manager's language; its name when no form has it (any more). */
  readonly labelOf: (field: string) => string;
}

/** A row of the export. `line` is the line of locales for its name; `id` stands in a column of its own. */
export interface CsvRow {
  readonly id: string;
  readonly line: LineName;
  readonly value?: string | number | null;
  readonly count?: number;
  /** Which day, service, word of a list: by its title, by a line, or by the line that its group has for a word (else its id). */
  readonly of?: { readonly id: string } & (
    | { readonly title: string }
    | { readonly line: LineName }
    | LineByWord
  );
}

type Unplaced<T> = T extends unknown ? Omit<T, 'figure'> : never;

/** One question of a manager, with everything that is asked of its answer. */
export interface Figure<T = unknown> {
  /** Its key in the answer of GET /desk/api/reports. */
  readonly id: string;
  /** Of the answer, and of its JSON. Rates are between 0 and 1; null where there is nothing to count. */
  readonly shape: z.ZodType<T>;
  /** Counts it over stored events, and over closed days that were counted of them once. */
  readonly query: (asking: Asking) => Promise<T>;
  /** What its answer may be narrowed to; by both, where nothing is said. */
  readonly narrowedBy?: readonly ('channel' | 'service')[];
  csv(answer: T): readonly CsvRow[];
  /** On the manager's page, in this order: tiles among the tiles, all others among the charts. */
  readonly shown: readonly Unplaced<Shown>[];
}

export const figure = <T>(one: Figure<T>): Figure<T> => one;

/** The count of a row; none where too few lie behind it. */
export const countIf = (count: number | null): Pick<CsvRow, 'count'> => (count === null ? {} : { count });

/** A part of a whole, between 0 and 1; null of nothing. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
