import type { Choice, Lang, Prompt, Receipt, Review } from './prompt.ts';

/** Something that the association says, before it is fitted to a channel. */
export interface OutgoingMessage {
  readonly text: string;
  readonly lang: Lang;
  readonly prompt?: Prompt;
  readonly choices?: readonly Choice[];
  readonly review?: Review;
  readonly receipt?: Receipt;
  /** The answer is an identifier, or marked by the association: not asked for in the chat of a channel that must not carry such. */
  readonly secret?: true;
  /** The same message with identifiers masked: shown in its place once the request is signed. */
  readonly masked?: { readonly text: string; readonly review?: Review };
}
