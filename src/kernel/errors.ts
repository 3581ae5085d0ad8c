/**
 * The failures that a caller can tell apart. Codes are never reused. `mend` says what the reader of the message can do;
 * neither text ever holds personal data.
 */
const faultCatalogue = {
  wrongEnvironment: { retryable: false },
  wrongPack: { retryable: false },
  wrongRequest: { retryable: false },
  notAllowed: { retryable: false },
  notFound: { retryable: false },
  forbidden: { retryable: false },
  tooMany: { retryable: true },
  tooLarge: { retryable: false },
  databaseDown: { retryable: true },
  alreadyRunning: { retryable: false },
  folderUnreachable: { retryable: false },
  wrongKey: { retryable: false },
} as const;

export type FaultCode = keyof typeof faultCatalogue;

/** An error of the catalogue: `code` for programs, `message` for the person who reads the log or the answer. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'Fault';
  }

  get retryable(): boolean {
    return faultCatalogue[this.code].retryable;
  }
}

export const isFault = (error: unknown, code?: FaultCode): error is Fault =>
  error instanceof Fault && (code === undefined || error.code === code);

/** What may be written about an error that we did not raise ourselves: its kind and code, never its text. */
export function nameOfError(error: unknown): string {
  if (error instanceof Fault) return error.code;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? `/${error.code}` : '';
  return `${error.name}${code}`;
}

/** Makes an exhaustive `switch` a type error when a kind is added, and a clear failure if one slips through. */
export function never(value: never): never {
  const { kind } = value as { kind?: unknown };
  throw new Error(`unexpected kind: ${typeof kind === 'string' ? kind : typeof value}`);
}
