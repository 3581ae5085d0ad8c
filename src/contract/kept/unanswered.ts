import * as z from 'zod/mini';

const Title = z.object({ id: z.string(), title: z.string() });

/** Questions that ask for the same, to which no answer was found; names, numbers and addresses in them are covered. Times are milliseconds since the epoch. */
export const UnansweredGroup = z.object({
  /** The last question in its words, and up to five others. */
  text: z.string(),
  others: z.readonly(z.array(z.string())),
  questions: z.readonly(z.array(z.number())),
  count: z.number(),
  lastAt: z.number(),
  /** What was decided of them until now, where somebody was asked. */
  after: z.exactOptional(z.number()),
  /** Approved answers that come nearest. */
  near: z.readonly(z.array(Title)),
});
export type UnansweredGroup = z.infer<typeof UnansweredGroup>;

/** What was decided, the latest first. `back`: who took it back. */
const VerdictLine = z.object({
  id: z.number(),
  kind: z.string(),
  text: z.string(),
  answer: z.exactOptional(z.string()),
  at: z.number(),
  by: z.string(),
  /** Why it is left aside, where the pack cannot take it any more. */
  aside: z.exactOptional(z.string()),
  back: z.exactOptional(z.object({ by: z.string(), at: z.number() })),
});
export type VerdictLine = z.infer<typeof VerdictLine>;

export const UnansweredList = z.object({
  /** What may be decided, in the order of the buttons; `teaches`: of which answer. */
  kinds: z.readonly(z.array(z.object({ name: z.string(), teaches: z.boolean() }))),
  items: z.readonly(z.array(UnansweredGroup)),
  /** Of more questions than are read at once the latest are shown. */
  more: z.boolean(),
  answers: z.readonly(z.array(Title)),
  verdicts: z.readonly(z.array(VerdictLine)),
});
export type UnansweredList = z.infer<typeof UnansweredList>;

/** What is decided of the questions of a group; `after` as the group had it, `answer` where the verdict names one. */
export const VerdictWish = z.strictObject({
  questions: z.readonly(z.array(z.int()).check(z.minLength(1), z.maxLength(1000))),
  after: z.exactOptional(z.int()),
  answer: z.exactOptional(z.string().check(z.maxLength(100))),
});
export type VerdictWish = z.infer<typeof VerdictWish>;
