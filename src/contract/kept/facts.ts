import * as z from 'zod/mini';

/** How one value of a fact is written at the desk. */
const Leaf = z.discriminatedUnion('as', [
  z.object({ as: z.literal('line'), type: z.enum(['text', 'tel', 'email']) }),
  /** Arabic, and English where there is some. */
  z.object({ as: z.literal('words') }),
  z.object({ as: z.literal('day') }),
  z.object({ as: z.literal('number') }),
  z.object({ as: z.literal('choice'), of: z.readonly(z.array(z.string())) }),
  z.object({ as: z.literal('choices'), of: z.readonly(z.array(z.string())) }),
  /** Several lines, each its own value. */
  z.object({ as: z.literal('lines'), type: z.enum(['text', 'tel', 'email']) }),
  /** Spans of each day of the week; `always` where every hour can be said instead. */
  z.object({ as: z.literal('week'), always: z.boolean() }),
]);
export type FactLeaf = z.infer<typeof Leaf>;

/** How a part of a fact is written: one value, or rows of named values. `mayLack`: it may be left out. */
const Form = z.union([
  Leaf,
  z.object({
    as: z.literal('rows'),
    of: z.readonly(z.array(z.object({ name: z.string(), form: Leaf, mayLack: z.boolean() }))),
  }),
]);
export type FactForm = z.infer<typeof Form>;

/** The parts of a fact by their names, each as the pack's own schema has it; null for what is left out. */
const FactValue = z.record(z.string(), z.unknown());
export type FactValue = z.infer<typeof FactValue>;

/** How far an association's fact is another than in its pack file, and what members read. Times are milliseconds since the epoch. */
export const Fact = z.object({
  kind: z.string(),
  parts: z.readonly(z.array(z.object({ name: z.string(), form: Form, mayLack: z.boolean() }))),
  value: FactValue,
  /** The number of the last change, 0 where there was none: a change names the one that it follows. */
  last: z.number(),
  /** What the pack file says, where another value is in force. */
  file: z.exactOptional(FactValue),
  /** The file was changed since, and says neither what it said then nor what is in force. */
  fileMoved: z.boolean(),
  /** Why a change is set aside, where the pack as it is now cannot take it. */
  aside: z.exactOptional(z.string()),
  reads: z.readonly(z.array(z.string())),
  /** A value that the calendar proposes. */
  proposed: z.exactOptional(FactValue),
  /** Until when it holds, where that ends within sixty days. */
  ends: z.exactOptional(z.iso.date()),
});
export type Fact = z.infer<typeof Fact>;

/** One change, the latest first. `back`: it took the one before back; `toFile`: since then the pack file is in force. */
const FactChange = z.object({
  id: z.number(),
  kind: z.string(),
  at: z.number(),
  by: z.string(),
  back: z.boolean(),
  toFile: z.boolean(),
});
export type FactChange = z.infer<typeof FactChange>;

export const Facts = z.object({
  items: z.readonly(z.array(Fact)),
  changes: z.readonly(z.array(FactChange)),
});
export type Facts = z.infer<typeof Facts>;

/** Another value of a fact, null for what the pack file says; `follows` is the last change that the page showed. */
export const FactWish = z.strictObject({
  follows: z.int().check(z.nonnegative()),
  value: z.nullable(FactValue),
});
export type FactWish = z.infer<typeof FactWish>;
export const FactBack = z.pick(FactWish, { follows: true });
export type FactBack = z.infer<typeof FactBack>;

/** A value that is being written. */
export const FactDraft = z.pick(FactWish, { value: true });
export type FactDraft = z.infer<typeof FactDraft>;
/** What members would read of it, or why the pack cannot take it. */
export const FactPreview = z.object({
  reads: z.readonly(z.array(z.string())),
  fault: z.exactOptional(z.string()),
});
export type FactPreview = z.infer<typeof FactPreview>;
