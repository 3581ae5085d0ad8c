import { z } from 'zod';

/** Kinds of questions that are no field's. Every type of field is a kind of question too. */
export const QuestionKind = z.enum([
  'consent',
  'menu',
  'service',
  'review',
  'sign',
  'rating',
  'comment',
  'reference',
]);
export type QuestionKind = z.infer<typeof QuestionKind>;

/** How a client presents the place where a question is answered, so that it need not know the kinds of answers. */
export const Keyboard = z.strictObject({
  /** The hint in the empty text box: the line `placeholder.<name>` of locales/<lang>/chat.yaml. */
  placeholder: z.string(),
  inputMode: z.enum(['numeric', 'tel', 'email', 'url']).optional(),
  /** HTML's token for what the browser may fill in; `off` where it must not. */
  autocomplete: z.string().optional(),
  capitals: z.literal(true).optional(),
  /** Figures and Latin letters only: written from left to right in every language. */
  figures: z.literal(true).optional(),
  spellcheck: z.literal(false).optional(),
  /** What is typed identifies a person: it is not kept as a draft nor offered by the browser again. */
  sensitive: z.literal(true).optional(),
  /** The answer is a file. */
  file: z.literal(true).optional(),
  /** The answer is the member's own phone number: a channel that knows it may offer to share it. */
  ownNumber: z.literal(true).optional(),
  /** A number that is typed means the answer at that place. */
  byPlace: z.literal(true).optional(),
});
export type Keyboard = Readonly<z.infer<typeof Keyboard>>;

/**
 * The question that a message asks: `id` is what a button is bound to; `field` is set when it fills a field of a service. `kind` is a
 * `QuestionKind` or a type of field. The keyboard is put to it on its way to a client.
 */
export const Prompt = z.strictObject({
  id: z.string(),
  flow: z.string(),
  step: z.string(),
  field: z.string().optional(),
  kind: z.string(),
  keyboard: Keyboard.optional(),
});
export type Prompt = z.infer<typeof Prompt>;

/** One answer that can be tapped. */
export const Choice = z.strictObject({ id: z.string(), label: z.string() });
export type Choice = z.infer<typeof Choice>;

/** One line of the review: the field, what it is called, its canonical value (null when it was left out) and the value as shown. */
export const ReviewField = z.strictObject({
  name: z.string(),
  label: z.string(),
  value: z.json(),
  shown: z.string(),
});
export type ReviewField = z.infer<typeof ReviewField>;

/** What the member is asked to confirm. `sha256` is the hex SHA-256 of the canonical JSON (RFC 8785) of `fields` with full values. */
export const Review = z.strictObject({ fields: z.array(ReviewField), sha256: z.string() });
export type Review = z.infer<typeof Review>;

/** What the member takes home: seven figures, the day of the promised answer (YYYY-MM-DD) where the policy names a period, who decides. */
export const Receipt = z.strictObject({
  reference: z.string(),
  promisedOn: z.iso.date().optional(),
  committee: z.string().optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What a tapped button posts back: the question that it belongs to and the answer. */
export const Tap = z.object({ prompt: z.string().max(40), choice: z.string().max(80) });
export type Tap = z.infer<typeof Tap>;

export type Lang = 'ar' | 'en';
