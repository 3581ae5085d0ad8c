/** Where a browser takes messages, as its `PushSubscription` tells: the address at its push service, and the keys that only the browser can answer. */
export interface Subscription {
  readonly endpoint: string;
  /** The browser's public key on P-256, uncompressed, and the secret that both share; base64url. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What a push service carries to a browser. Nobody on the way can read `text`; `topic` and `urgency` they can. */
export interface Pushed {
  readonly text: string;
  /** For so many milliseconds the service keeps it for a browser that is away. */
  readonly lasts: number;
  readonly urgency: 'normal' | 'high';
  /** A message that still waits is replaced by one of the same topic: at most 32 characters of base64url. */
  readonly topic: string;
}
