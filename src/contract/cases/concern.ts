import * as z from 'zod/mini';
import { rowNumber } from '../row-number.ts';

/** Body of the call by which a colleague is noted to be concerned by a case, and why. */
export const Concern = z.strictObject({
  whom: rowNumber,
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(500)),
});
export type Concern = z.infer<typeof Concern>;

/** Body of the call by which such a note is taken back, and why. */
export const ConcernOver = z.strictObject({ reference: z.string().check(z.maxLength(20)), ...Concern.shape });
export type ConcernOver = z.infer<typeof ConcernOver>;

/** Whom a colleague may note: everybody at the desk. `needed`: too few would be left for the case, so they cannot be noted. */
export const Candidates = z.object({
  items: z.readonly(
    z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        role: z.string(),
        needed: z.exactOptional(z.literal(true)),
      }),
    ),
  ),
});
export type Candidates = z.infer<typeof Candidates>;

/** The notes that stand, for the administrator: which case, whom it concerns, and who noted it when. */
export const ConcernsNoted = z.object({
  items: z.readonly(
    z.array(
      z.object({
        reference: z.string(),
        whom: z.number(),
        name: z.string(),
        by: z.string(),
        at: z.number(),
      }),
    ),
  ),
});
export type ConcernsNoted = z.infer<typeof ConcernsNoted>;

const whose = z.enum(['own', 'relative']);
/** Body of the call by which somebody declares an identity or a telephone, their own or of a relative: cases with it concern them. */
export const NewTie = z.strictObject({
  of: whose,
  value: z.string().check(z.trim(), z.minLength(5), z.maxLength(40)),
});
export type NewTie = z.infer<typeof NewTie>;
export const Ties = z.object({ items: z.readonly(z.array(z.object({ of: whose, at: z.number() }))) });
export type Ties = z.infer<typeof Ties>;
