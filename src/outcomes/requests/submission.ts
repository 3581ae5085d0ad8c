import { z } from 'zod';

const DateAnswer = z.strictObject({
  typed: z.string(),
  calendar: z.enum(['gregorian', 'hijri']),
  year: z.number(),
  month: z.number(),
  day: z.number(),
  gregorian: z.string(),
});
const FileAnswer = z.strictObject({
  file: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
});
export const Answer = z.union([z.string(), z.number(), z.boolean(), DateAnswer, FileAnswer]);

/** The act by which something was signed, and the sentence. */
export const Signature = z.strictObject({
  act: z.enum(['tap', 'typed', 'paper']),
  words: z.string(),
  attestation: z.string(),
  lang: z.enum(['ar', 'en']),
});
export type Signature = Readonly<z.infer<typeof Signature>>;

/** A request ready to be sealed: what was reviewed, by its hash, and the act by which it was signed. */
export const Submission = z.strictObject({
  service: z.string(),
  reference: z.string(),
  answers: z.record(z.string(), Answer.nullable()).readonly(),
  /** Hex SHA-256 of the review's lines, as the member confirmed them. */
  sha256: z.string(),
  signed: Signature,
  /** The day (YYYY-MM-DD) by which it is answered; `told` says whether the member was told. */
  replyOn: z.string(),
  told: z.boolean(),
});
export type Submission = z.infer<typeof Submission>;
