import type { Database } from './database.ts';
import { openComment, type SealedComment } from '../turns/ratings.ts';

/** What a member wrote beside a rating, with the key of that rating. */
export interface Sealed extends SealedComment {
  readonly id: string;
}

/** The records as figures read them: rows of a statement of their own, and texts that members wrote. */
export interface Statements {
  /** `$1` in `text` is the first of `values`. Throws Fault databaseDown. */
  rows(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
  opened(sealed: Sealed): string;
}

export const statementsOn = (database: Database): Statements => ({
  rows: async (text, values) => (await database.query<Record<string, unknown>>(text, [...values])).rows,
  opened: ({ id, ...sealed }) => openComment(database, id, sealed),
});
