import { keyOf } from '../turns/conversations.ts';
import type { Database } from './database.ts';
import { decryptText } from '../turns/entries.ts';

/** A text that is kept encrypted with the key of its conversation. */
export interface Sealed {
  readonly publicId: string;
  readonly dataKey: Buffer;
  readonly text: Buffer;
}

/** The records as figures read them: rows of a statement of their own, and texts that members wrote. */
export interface Statements {
  /** `$1` in `text` is the first of `values`. Throws Fault databaseDown. */
  rows(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
  opened(sealed: Sealed): string;
}

export const statementsOn = (database: Database): Statements => ({
  rows: async (text, values) => (await database.query<Record<string, unknown>>(text, [...values])).rows,
  opened: ({ publicId, dataKey, text }) =>
    decryptText({ key: keyOf(database, publicId, dataKey), publicId }, text),
});
