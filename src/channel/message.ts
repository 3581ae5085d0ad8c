import type { Lang } from '../contract/index.ts';

export { largestFile } from '../contract/files.ts';
export { Prompt, Receipt, Review } from '../contract/index.ts';
export { langOf } from '../contract/lang.ts';
export type { LineGroup, LineIn, LineName } from '../contract/line-names.ts';
export type { Lang, OutgoingMessage } from '../contract/index.ts';

/** What a member sent, in our words. `text` of a tap is what the button said. */
export type Content =
  | { readonly kind: 'start' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly prompt: string; readonly choice: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** A file that still lies at the provider. */
  | { readonly kind: 'media'; readonly media: Media }
  | { readonly kind: 'unsupported'; readonly what: string };

/** By what a channel fetches a file from its provider. `ref` is the channel's own. */
export interface Media {
  readonly ref: string;
  readonly name: string;
  readonly size?: number;
}

/** One message of a member. `external` is the channel's own id: the same call always gives the same one. */
export interface IncomingMessage {
  readonly external: string;
  readonly lang?: Lang;
  readonly content: Content;
}
