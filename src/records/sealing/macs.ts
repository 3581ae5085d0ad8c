import { createHash } from 'node:crypto';
import type { Database } from '../base/database.ts';
import { blindOf } from '../base/seal.ts';

type Part = string | number | null;

/** HMAC-SHA-256 with a key of the installation that no table holds in the clear: who changes a row by hand cannot make it. */
const macOf = (database: Pick<Database, 'secret'>, what: string, ...parts: readonly Part[]): Buffer =>
  blindOf(database.secret('chain')).hash(what, JSON.stringify(parts));

/** A submitted request as far as it is sealed: its record by its hash, which the row's columns are held against. */
export const macOfRequest = (
  database: Pick<Database, 'secret'>,
  {
    association,
    reference,
    recordHash,
  }: Readonly<Record<'association' | 'reference', string>> & { readonly recordHash: Buffer },
): Buffer => macOf(database, 'request', association, reference, recordHash.toString('hex'));

/** What a request was made under: the identity, if any, and the phone numbers, as keyed hashes, and whether somebody must check it before it is studied. */
export interface SealedMadeUnder {
  readonly association: string;
  readonly reference: string;
  readonly identity: Buffer | null;
  readonly numbers: readonly Buffer[];
  readonly needsCheck: boolean;
}

const partsOfMadeUnder = ({
  association,
  reference,
  identity,
  numbers,
}: Omit<SealedMadeUnder, 'needsCheck'>): readonly Part[] => [
  association,
  reference,
  identity && identity.toString('hex'),
  ...numbers.map((one) => one.toString('hex')).sort(),
];

/** As of earlier releases: whether it must be checked stood in no seal. */
export const macOfMadeUnderAlone = (
  database: Pick<Database, 'secret'>,
  row: Omit<SealedMadeUnder, 'needsCheck'>,
): Buffer => macOf(database, 'made under', ...partsOfMadeUnder(row));

export const macOfMadeUnder = (database: Pick<Database, 'secret'>, row: SealedMadeUnder): Buffer =>
  macOf(database, 'made under and checked', row.needsCheck ? 'must' : 'need not', ...partsOfMadeUnder(row));

/** That somebody was told of a request: its member that the answer by a day (YYYY-MM-DD) is late, or those who study it by mail; `at` in milliseconds since the epoch. */
export interface SealedTelling {
  readonly association: string;
  readonly reference: string;
  readonly what: `late/${string}` | 'mail';
  readonly at: number;
}

export const macOfTelling = (
  database: Pick<Database, 'secret'>,
  { association, reference, what, at }: SealedTelling,
): Buffer => macOf(database, 'telling', association, reference, what, at);

/**
 * That somebody was reminded of a case: those who study it of its day (`part/<day>/<part>`), or its member of what is owed (`owed/<since>/<nth>/<whom>`, since in
 * milliseconds); `at` in milliseconds since the epoch.
 */
export interface SealedReminder {
  readonly association: string;
  readonly reference: string;
  readonly what: `part/${string}` | `owed/${string}`;
  readonly at: number;
}

export const macOfReminder = (
  database: Pick<Database, 'secret'>,
  { association, reference, what, at }: SealedReminder,
): Buffer => macOf(database, 'reminder', association, reference, what, at);

/**
 * What became of a case: `at` in milliseconds since the epoch, `staff` null for the member's own act, `reason` and `detail` encrypted; those of
 * earlier releases have no detail.
 */
export interface SealedEvent {
  readonly reference: string;
  readonly status: string;
  readonly at: number;
  readonly staff: number | null;
  readonly reason: Buffer | null;
  readonly detail?: Buffer | null | undefined;
}

export const macOfEvent = (
  database: Pick<Database, 'secret'>,
  { reference, status, at, staff, reason, detail }: SealedEvent,
): Buffer =>
  macOf(
    database,
    'event',
    ...[reference, status, at, staff, reason && reason.toString('hex')],
    ...(detail ? [detail.toString('hex')] : []),
  );

/** Another day for an answer in the place of `was` (YYYY-MM-DD): `at` in milliseconds since the epoch, `reason` encrypted; nobody set it where it moved by itself. */
export interface SealedDay {
  readonly reference: string;
  readonly was: string;
  readonly day: string;
  readonly at: number;
  readonly staff: number | null;
  readonly reason: Buffer | null;
}

export const macOfNewDay = (
  database: Pick<Database, 'secret'>,
  { reference, was, day, at, staff, reason }: SealedDay,
): Buffer => macOf(database, 'newDay', reference, was, day, at, staff, reason && reason.toString('hex'));

/** A file of a conversation (by its public name): `at` in milliseconds since the epoch, `size` of what was sent, `sha256` of what lies on the disk. */
export interface SealedFile {
  readonly id: string;
  readonly conversation: string;
  readonly seq: number;
  readonly size: number;
  readonly at: number;
  readonly sha256: Buffer;
}

export const macOfFile = (
  database: Pick<Database, 'secret'>,
  { id, conversation, seq, size, at, sha256 }: SealedFile,
): Buffer => macOf(database, 'file', id, conversation, seq, size, at, sha256.toString('hex'));

/** The end of the chain of requests as it stood when the chain of everything began. */
export const macOfSegment = (
  database: Pick<Database, 'secret'>,
  {
    association,
    head,
    length,
  }: { readonly association: string; readonly head: Buffer; readonly length: number },
): Buffer => macOf(database, 'segment', association, length, head.toString('hex'));

/** That a file was erased. */
export const macOfErasure = (
  database: Pick<Database, 'secret'>,
  { association, id }: { readonly association: string; readonly id: string },
): Buffer => macOf(database, 'erasure', association, id);

/** The end of a chain: how many links it has and the head after the last. */
export interface ChainEnd {
  readonly association: string;
  readonly seq: number;
  readonly head: Buffer;
}

export const macOfEnd = (database: Pick<Database, 'secret'>, { association, seq, head }: ChainEnd): Buffer =>
  macOf(database, 'end', association, seq, head.toString('hex'));

/** The list of all chains, as the end that is kept under the association ''. */
export const endOfList = (associations: readonly string[]): ChainEnd => ({
  association: '',
  seq: associations.length,
  head: createHash('sha256')
    .update(JSON.stringify([...associations].sort()))
    .digest(),
});
