import type { Lang } from '../contract/index.ts';

export type { Lang, OutgoingMessage } from '../contract/index.ts';

/** What a member sent, in our words. `text` of a tap is what the button said. */
export type Content =
  | { readonly kind: 'start' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly prompt: string; readonly choice: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unsupported'; readonly what: string };

/** One message of a member. `external` is the channel's own id: the same call always gives the same one. */
export interface IncomingMessage {
  readonly external: string;
  readonly lang?: Lang;
  readonly content: Content;
}
