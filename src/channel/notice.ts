/**
 * What is told of its own accord, by its kind, and what stands in it, in order: a provider that takes nothing freely written at that moment wants an approved
 * text of its own for each kind, with these as its parameters.
 */
export const noticeOrder = {
  /** How a case stands now: decided, put off, withdrawn, completed. */
  decision: ['reference', 'service', 'answer'],
  /** Something is missing. */
  paper: ['reference', 'missing', 'by'],
  /** Another day for the answer. */
  newDay: ['reference', 'day', 'reason'],
  /** When somebody calls, or is awaited. */
  appointment: ['when'],
  /** The service was provided. */
  delivery: ['reference', 'service'],
  /** The question how it was: its answers are buttons. */
  rating: ['service'],
  /** A code that is told to somebody. */
  code: ['code'],
} as const;

export type NoticeKind = keyof typeof noticeOrder;
export const noticeKinds = Object.keys(noticeOrder) as readonly NoticeKind[];

export type Notice = {
  readonly [K in NoticeKind]: {
    readonly kind: K;
    readonly values: Readonly<Record<(typeof noticeOrder)[K][number], string>>;
  };
}[NoticeKind];

/** What stands in a notice, in order. */
export function valuesOf({ kind, values }: Notice): readonly string[] {
  const named: Readonly<Record<string, string>> = values;
  return noticeOrder[kind].map((name) => named[name] ?? '');
}
