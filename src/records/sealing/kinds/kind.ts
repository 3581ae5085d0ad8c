import type { Database } from '../../base/database.ts';
import type { FileStore } from '../../turns/files.ts';
import type { Link } from '../link.ts';

/** What verifying looks at: the tables and the bytes of files. */
export interface Records {
  readonly database: Database;
  readonly files: FileStore;
}

/** What links are called: what they stand for. */
export type LinkName =
  | 'segment'
  | 'request'
  | 'madeUnder'
  | 'madeUnderBefore'
  | 'decision'
  | 'withdrawal'
  | 'answer'
  | 'telling'
  | 'newDay'
  | 'reminder'
  | 'attachment'
  | 'erasure';

/** A row that ought to be in a chain and is not. */
export interface Loose {
  readonly association: string;
  readonly kind: string;
  readonly ref: string;
}

/** What is wrong with the row of a link, under the link's `ref`. */
export type Problem = readonly [ref: string, problem: string];

/** What links may stand for: which, and how a row is held against its link. */
export interface LinkKind {
  /** The links' `kind`, as it is stored. */
  readonly names: readonly LinkName[];
  /** What is wrong with the rows of these links (of one association). */
  problems(records: Records, association: string, links: readonly Link[]): Promise<readonly Problem[]>;
  /** A query (association, kind, ref) for rows that nothing in a chain stands for; `notLinked` makes the condition, of the expressions for their ref and mac. */
  readonly loose?: (notLinked: (ref: string, mac: string) => string) => string;
}

/** A row as it stands now against the link that was made of it. */
export const sameAs = (link: Link, stored: Buffer | null, computed: Buffer): boolean =>
  stored !== null && stored.equals(computed) && link.hash.equals(computed);

export const isMissing = 'is missing';
export const wasChanged = 'is not as it was sealed';
