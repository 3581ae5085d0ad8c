/**
 * Why a message could not be sent. Closed: a channel maps every answer of its provider to one of these. `retryable` may be sent again;
 * `alarming` needs the engineer. Codes are never reused.
 */
export const sendFaults = {
  throttled: { retryable: true, alarming: false },
  unreachable: { retryable: true, alarming: false },
  providerError: { retryable: true, alarming: false },
  unknownOutcome: { retryable: false, alarming: false },
  blocked: { retryable: false, alarming: false },
  windowClosed: { retryable: false, alarming: false },
  rejected: { retryable: false, alarming: true },
  notAllowed: { retryable: false, alarming: true },
} as const satisfies Readonly<Record<string, { readonly retryable: boolean; readonly alarming: boolean }>>;

export type SendFaultCode = keyof typeof sendFaults;

/** The outcome of an attempt to send. `again` is how many milliseconds the provider wants us to wait. */
export type Sent =
  | { readonly ok: true; readonly external?: string }
  | { readonly ok: false; readonly fault: SendFaultCode; readonly again?: number };
