import { z } from 'zod';

/** What a case waits for from its member, and where it goes on then. Days are YYYY-MM-DD. */
export const KnownAsk = z.strictObject({
  reference: z.string(),
  service: z.string(),
  /** The step of the history at which it was asked for; of what is owed, the last at which something of it was brought, or 0. */
  step: z.number(),
  /** The field of the form that is to be put right, or one of `askedFields`. */
  field: z.string(),
  /** What the employee or the committee wrote. */
  words: z.string(),
  by: z.string(),
  since: z.string(),
  resumes: z.string(),
  dueOn: z.string(),
  told: z.boolean(),
  needsCheck: z.boolean(),
  /** It is owed beside the way of the case, which stays where it is and does not wait: fields that are asked for then. */
  then: z.array(z.string()).readonly().optional(),
  /** In which words somebody at the desk asked for those, by the names of fields. */
  said: z.record(z.string(), z.string()).optional(),
  /** It is owed no more: its member sends it anew, in the place of what they sent. */
  replaces: z.literal(true).optional(),
});
export type KnownAsk = Readonly<z.infer<typeof KnownAsk>>;
