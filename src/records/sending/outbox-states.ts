/** How the sending of an entry stands. `unknown`: nobody knows whether it was sent, and it must not be repeated by itself. */
export type OutboxState = 'waiting' | 'attempting' | 'sent' | 'dead' | 'unknown' | 'cancelled';

interface Transition {
  readonly from: readonly OutboxState[];
  readonly to: readonly OutboxState[];
}

/**
 * Everything that can happen to an entry of the outbox. The functions of the database in `functions/sending` and the statements of outbox.ts do
 * nothing else: a test drives each of them from every state. An entry begins as `waiting`.
 */
export const outboxTransitions = {
  /** It is handed out for an attempt; once more where an earlier attempt broke off. */
  handOut: { from: ['waiting', 'attempting'], to: ['attempting'] },
  /** A person took the conversation over before what the bot said had left. */
  revoke: { from: ['waiting', 'attempting'], to: ['cancelled'] },
  /** The outcome of an attempt: the next parcel or another try, done, refused, or nobody knows. */
  settle: { from: ['attempting'], to: ['waiting', 'sent', 'dead', 'unknown'] },
  /**
   * The provider tells of a parcel whose outcome was not known yet, or delivered one that it had given up: what comes after it may be sent.
   */
  recognise: { from: ['unknown', 'waiting', 'attempting', 'dead'], to: ['waiting'] },
  /** The provider took a parcel and could not deliver it after all. */
  undelivered: { from: ['waiting', 'attempting', 'sent', 'unknown'], to: ['dead'] },
  /** A person wants what failed to be sent again. */
  sendAgain: { from: ['dead', 'unknown'], to: ['waiting'] },
  /** A person leaves what failed. */
  leave: { from: ['dead', 'unknown'], to: ['cancelled'] },
} as const satisfies Readonly<Record<string, Transition>>;

export type OutboxHappening = keyof typeof outboxTransitions;

/** The states from which something can happen, as a list for SQL's `in`. */
export const statesBefore = (happening: OutboxHappening): string =>
  outboxTransitions[happening].from.map((state) => `'${state}'`).join(', ');
