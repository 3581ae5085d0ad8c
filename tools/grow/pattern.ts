import type { Piece } from './cut.ts';

/** A value of a row that is stored encrypted with the conversation's key: for what, and what it says. */
export interface Hidden {
  readonly purpose: 'message' | 'address' | 'profile';
  readonly pieces: readonly Piece[];
}

/** A row as the database gives it as JSON, its encrypted values opened. */
export type Row = Readonly<Record<string, unknown>>;

export const isHidden = (value: unknown): value is Hidden =>
  typeof value === 'object' && value !== null && 'pieces' in value;

interface PatternEntry {
  readonly seq: number;
  readonly kind: number;
  readonly at: number;
  readonly isExternal: boolean;
  readonly body: readonly Piece[];
}

/** A request: its sealed record, and which of its fields are an identity or a number of the member. */
export interface PatternRequest {
  readonly reference: string;
  readonly record: readonly Piece[];
  readonly identityField: string | undefined;
  readonly numberFields: readonly string[];
}

export interface PatternFile {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What a member of a pattern gave of themselves: in a copy another stands in its place. */
export interface Given {
  readonly names: readonly string[];
  /** The last nine figures of identities and numbers; of an identity also with which figure it begins. */
  readonly figures: readonly { readonly digits: string; readonly first: string | undefined }[];
}

/** A conversation that was played through the product, as far as copies are made of it. Plain data: workers are given it. */
export interface Pattern {
  readonly association: string;
  readonly channel: string;
  /** Something of it is still under way: copies of long ago would be under way for ever. */
  readonly isOpen: boolean;
  readonly publicId: string;
  readonly address: string | undefined;
  readonly given: Given;
  /** Names of rows that each copy has of its own: of files, escalations, ratings. */
  readonly ids: readonly string[];
  readonly conversation: Row;
  readonly entries: readonly PatternEntry[];
  readonly requests: readonly PatternRequest[];
  readonly files: readonly PatternFile[];
  /** Rows of the other tables, by the table. */
  readonly rows: Rows;
  /** What it is found by, without what its member gave of themselves. */
  readonly tokens: readonly number[];
}

/** Tables of which a copy has rows, in the order in which they are written. */
export const copiedTables = [
  'consents',
  'escalations',
  'ratings',
  'requests',
  'request_events',
  'files',
  'file_days',
  'addresses',
  'outbox',
  'parcels',
  'searchable',
] as const;
export type CopiedTable = (typeof copiedTables)[number];

/** Rows by their table: what has none may be missing. */
export type Rows = ReadonlyMap<CopiedTable, readonly Row[]>;
export const rowsOf = (rows: Rows, table: CopiedTable): readonly Row[] => rows.get(table) ?? [];
