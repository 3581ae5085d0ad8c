import * as z from 'zod/mini';

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
  'proof',
  'callNumber',
]);
export type QuestionKind = z.infer<typeof QuestionKind>;

/** How a client presents the place where a question is answered, so that it need not know the kinds of answers. */
export const Keyboard = z.strictObject({
  /** The hint in the empty text box: the line `placeholder.<name>` of locales/<lang>/chat.yaml. */
  placeholder: z.string(),
  inputMode: z.optional(z.enum(['numeric', 'tel', 'email', 'url'])),
  /** HTML's token for what the browser may fill in; `off` where it must not. */
  autocomplete: z.optional(z.string()),
  capitals: z.optional(z.literal(true)),
  /** Figures and Latin letters only: written from left to right in every language. */
  figures: z.optional(z.literal(true)),
  spellcheck: z.optional(z.literal(false)),
  /** What is typed identifies a person: it is not kept as a draft nor offered by the browser again. */
  sensitive: z.optional(z.literal(true)),
  /** The answer is a day: a client may offer a calendar. */
  calendar: z.optional(z.literal(true)),
  /** The answer is a file. */
  file: z.optional(z.literal(true)),
  /** The answer is the member's own phone number: a channel that knows it may offer to share it. */
  ownNumber: z.optional(z.literal(true)),
  /** A number that is typed means the answer at that place. */
  byPlace: z.optional(z.literal(true)),
});
export type Keyboard = Readonly<z.infer<typeof Keyboard>>;

/** What may be done at a question beside answering it. A tap on one does the same at every later question: it is never stale. */
export const Beside = z.enum(['back', 'menu', 'person', 'park']);
export type Beside = z.infer<typeof Beside>;

/** Where in a form a question stands, from 1 on; `most`: `of` depends on what is answered, and is the most that there can be. */
export const Place = z.strictObject({ step: z.int(), of: z.int(), most: z.optional(z.literal(true)) });
export type Place = z.infer<typeof Place>;

/**
 * The question that a message asks: `id` is what a button is bound to; `field` is set when it fills a field of a service. `kind` is a
 * `QuestionKind` or a type of field. The keyboard is put to it on its way to a client.
 */
export const Prompt = z.strictObject({
  id: z.string(),
  flow: z.string(),
  step: z.string(),
  field: z.optional(z.string()),
  kind: z.string(),
  keyboard: z.optional(Keyboard),
  beside: z.optional(z.readonly(z.array(Beside))),
  at: z.optional(Place),
  /** Choices that commit to something: for so many milliseconds after they were first shown a tap on one counts for nothing. */
  settles: z.optional(z.strictObject({ after: z.int(), choices: z.readonly(z.array(z.string())) })),
});
export type Prompt = z.infer<typeof Prompt>;

/** What a tapped button posts back: the question that it belongs to and the answer. */
export const Tap = z.object({
  prompt: z.string().check(z.maxLength(40)),
  choice: z.string().check(z.maxLength(80)),
});
export type Tap = z.infer<typeof Tap>;

export type { Lang } from './lang.ts';
