import * as z from 'zod/mini';

/** What a manager sets beside the figures: the value that a tile aims at, in its own unit (a share between 0 and 1), or a note on a day (YYYY-MM-DD). Null takes it back. */
export const NewMark = z.union([
  z.strictObject({ kind: z.literal('target'), of: z.string(), value: z.nullable(z.number()) }),
  z.strictObject({
    kind: z.literal('note'),
    of: z.string(),
    value: z.nullable(z.string().check(z.trim(), z.minLength(2), z.maxLength(80))),
  }),
]);
export type NewMark = z.infer<typeof NewMark>;

/** A change of one of them, by whom and when (milliseconds since the epoch). */
export const Mark = z.object({
  id: z.number(),
  kind: z.enum(['target', 'note']),
  of: z.string(),
  value: z.nullable(z.string()),
  by: z.string(),
  at: z.number(),
});
export type Mark = z.infer<typeof Mark>;

/** The latest changes, the last first. */
export const Marks = z.object({ items: z.readonly(z.array(Mark)) });
export type Marks = z.infer<typeof Marks>;
