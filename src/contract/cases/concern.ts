import * as z from 'zod/mini';
import { rowNumber } from '../row-number.ts';

/** Body of the call by which a colleague is noted to be concerned by a case, and why. */
export const Concern = z.strictObject({
  whom: rowNumber,
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(500)),
});
export type Concern = z.infer<typeof Concern>;

const whose = z.enum(['own', 'relative']);
/** Body of the call by which somebody declares an identity or a telephone, their own or of a relative: cases with it concern them. */
export const NewTie = z.strictObject({
  of: whose,
  value: z.string().check(z.trim(), z.minLength(5), z.maxLength(40)),
});
export type NewTie = z.infer<typeof NewTie>;
export const Ties = z.object({ items: z.readonly(z.array(z.object({ of: whose, at: z.number() }))) });
export type Ties = z.infer<typeof Ties>;
