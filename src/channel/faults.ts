/**
 * Why a message could not be sent. Closed: a channel maps every answer of its provider to one of these. `retryable` may be sent again;
 * `alarming` needs the engineer. Codes are never reused.
 */
export const sendFaults = {
  /** Too fast; nothing was sent. */
  throttled: { retryable: true, alarming: false },
  /** Nobody answered before a byte was sent. */
  unreachable: { retryable: true, alarming: false },
  /** The provider says that it is at fault and did not send. */
  providerError: { retryable: true, alarming: false },
  /** Nobody knows whether it was sent: the class of the message decides. */
  unknownOutcome: { retryable: false, alarming: false },
  /** The member does not want us, or cannot be reached on this channel. */
  blocked: { retryable: false, alarming: false },
  /** Too long since the member wrote: only an approved template may go. */
  windowClosed: { retryable: false, alarming: false },
  /** The provider does not take this message as it is. */
  rejected: { retryable: false, alarming: true },
  /** The provider does not take the file of this message: its kind, its size, or what is in it. */
  fileRefused: { retryable: false, alarming: false },
  /** The account itself may not send: a wrong token, a locked number. */
  notAllowed: { retryable: false, alarming: true },
} as const satisfies Readonly<Record<string, { readonly retryable: boolean; readonly alarming: boolean }>>;

export type SendFaultCode = keyof typeof sendFaults;

/**
 * The outcome of an attempt to send. `external` is the provider's name of what was sent, `also` those of what went before it in the same parcel. `again` is how many milliseconds the provider wants us to wait: with all members, or where it is
 * `alone`, with this one.
 */
export type Sent =
  | { readonly ok: true; readonly external?: string; readonly also?: readonly string[] }
  | { readonly ok: false; readonly fault: SendFaultCode; readonly again?: number; readonly alone?: true };
