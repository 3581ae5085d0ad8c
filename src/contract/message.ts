import * as z from 'zod/mini';
import type { Lang, Prompt } from './prompt.ts';

/**
 * So long a message of a member is read, in UTF-16 units; what is behind it is let go of, and the member is told. No channel lets people type
 * more at once (Telegram and WhatsApp end there).
 */
export const longestText = 4096;

/** One answer that can be tapped. */
export const Choice = z.strictObject({ id: z.string(), label: z.string() });
export type Choice = z.infer<typeof Choice>;

/** One line of the review: the field, what it is called, its canonical value (null when it was left out) and the value as shown. */
export const ReviewField = z.strictObject({
  name: z.string(),
  label: z.string(),
  value: z.json(),
  shown: z.string(),
  /** What its member does not have yet: it follows, and is waited for. */
  follows: z.exactOptional(z.literal(true)),
});
export type ReviewField = z.infer<typeof ReviewField>;

/** What the member is asked to confirm. `sha256` is the hex SHA-256 of the canonical JSON (RFC 8785) of `fields` with full values. */
export const Review = z.strictObject({ fields: z.array(ReviewField), sha256: z.string() });
export type Review = z.infer<typeof Review>;

/**
 * What the member takes home: seven figures, the day of the promised answer (YYYY-MM-DD) where the policy names a period, who decides; the service
 * by its title, the name that they gave, and the stages that the request goes through, of which the first lies behind it.
 */
export const Receipt = z.strictObject({
  reference: z.string(),
  promisedOn: z.optional(z.iso.date()),
  committee: z.optional(z.string()),
  service: z.optional(z.string()),
  name: z.optional(z.string()),
  stages: z.optional(z.readonly(z.array(z.string()))),
});
export type Receipt = z.infer<typeof Receipt>;

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
  /** What was said before it is to be seen no more. */
  readonly clears?: true;
}

/**
 * What was sent together with other files: by the channel's own name of them all, or, where it tells none, by the moment (milliseconds since the
 * epoch), for what comes within a few seconds was sent at once. `more`: that there are others is known.
 */
export type Album = { readonly id: string } | { readonly at: number; readonly more?: true };
