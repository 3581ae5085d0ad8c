import { z } from 'zod';

/** What kind of answer a question waits for, so that a client can offer the right keyboard. */
export const PromptKind = z.enum([
  'consent',
  'menu',
  'service',
  'text',
  'number',
  'choice',
  'yesNo',
  'date',
  'nationalId',
  'iqama',
  'mobile',
  'iban',
  'name',
  'city',
  'attachment',
  'review',
  'sign',
  'rating',
  'comment',
  'reference',
]);
export type PromptKind = z.infer<typeof PromptKind>;

/** The question that a message asks: `id` is what a button is bound to; `field` is set when it fills a field of a service. */
export const Prompt = z.strictObject({
  id: z.string(),
  flow: z.string(),
  step: z.string(),
  field: z.string().optional(),
  kind: PromptKind,
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
