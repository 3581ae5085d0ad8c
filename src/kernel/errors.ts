import type { Json } from './json.ts';

/**
 * The failures that a caller can tell apart. Codes are never reused. `mend` says what the reader of the message can do;
 * neither text ever holds personal data.
 */
const faultCatalogue = {
  wrongEnvironment: { retryable: false },
  wrongPack: { retryable: false },
  wrongRequest: { retryable: false },
  conflict: { retryable: false },
  addressKnown: { retryable: false },
  lastAdmin: { retryable: false },
  tooFewLeft: { retryable: false },
  wouldUnlearn: { retryable: false },
  weakPassword: { retryable: false },
  wrongPassword: { retryable: false },
  wrongPlaceholder: { retryable: false },
  fileWrongType: { retryable: false },
  notAllowed: { retryable: false },
  notFound: { retryable: false },
  forbidden: { retryable: false },
  tooMany: { retryable: true },
  tooLarge: { retryable: false },
  databaseDown: { retryable: true },
  alreadyRunning: { retryable: false },
  folderUnreachable: { retryable: false },
  wrongKey: { retryable: false },
  diskFull: { retryable: true },
  filesAway: { retryable: true },
  outboxSilent: { retryable: true },
} as const;

export type FaultCode = keyof typeof faultCatalogue;

export const isFaultCode = (code: unknown): code is FaultCode =>
  typeof code === 'string' && Object.hasOwn(faultCatalogue, code);

interface FaultOptions {
  readonly cause?: unknown;
  /** Who did what instead: goes into the answer beside code and message, and into no log. */
  readonly details?: Readonly<Record<string, Json>>;
  /** After so many milliseconds, at the latest, another try is worth it. */
  readonly again?: number;
}

/** An error of the catalogue: `code` for programs, `message` for the person who reads the log or the answer. */
export class Fault extends Error {
  readonly details: FaultOptions['details'];
  readonly again: FaultOptions['again'];

  constructor(
    readonly code: FaultCode,
    message: string,
    { details, again, ...options }: FaultOptions = {},
  ) {
    super(message, options);
    this.name = 'Fault';
    this.details = details;
    this.again = again;
  }

  get retryable(): boolean {
    return faultCatalogue[this.code].retryable;
  }
}

export const isFault = (error: unknown, code?: FaultCode): error is Fault =>
  error instanceof Fault && (code === undefined || error.code === code);

/** Whether a failure of ours passes: the database is away, the store of files is, or there is no room. Nothing speaks against what was asked, and it may be asked again. */
export const isPassing = (error: unknown): error is Fault =>
  isFault(error, 'databaseDown') || isFault(error, 'filesAway') || isFault(error, 'diskFull');

/** What may be written about an error that we did not raise ourselves: its kind and code, never its text. */
export function nameOfError(error: unknown): string {
  if (error instanceof Fault) return error.code;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? `/${error.code}` : '';
  return `${error.name}${code}`;
}

/** Where an error was thrown: the first place on its stack, without the message; empty where none is known. */
export const placeOfError = (error: unknown): string =>
  error instanceof Error ? (/\n\s+at ([^\n(]*)/.exec(error.stack ?? '')?.[1]?.trim() ?? '') : '';

/** Makes an exhaustive `switch` a type error when a kind is added, and a clear failure if one slips through. */
export function never(value: never): never {
  const { kind } = value as { kind?: unknown };
  throw new Error(`unexpected kind: ${typeof kind === 'string' ? kind : typeof value}`);
}

/** What was named, as one of a list. Throws Fault wrongRequest for anything else, with the name of what was asked for. */
export function oneOf<Name extends string>(
  name: string,
  list: readonly Name[],
  given: string | undefined,
): Name {
  const found = list.find((one) => one === given);
  if (found === undefined) throw new Fault('wrongRequest', `${name}: must be one of ${list.join(', ')}.`);
  return found;
}
