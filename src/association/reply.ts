import { z } from 'zod';

const days = (error: string) => z.int({ error }).min(1).max(365);

const last = days('say within how many days the answer comes at the latest, such as by: 21');
const replaced = z
  .never({
    error: 'was replaced: say notBefore (the least period that the policy names) and by (the last day)',
  })
  .optional();

/**
 * How long the policy lets those who decide take, in calendar days from the request on. `promised` is told to the member: studied for not less than
 * `notBefore` (and, where `earlier` says so, not answered before either), answered by `by` at the latest, which the board sets and confirms. `internal` is a date for staff alone, never told.
 */
export const Reply = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('promised'),
      notBefore: days('must be a number of days').optional(),
      by: last,
      /** Whether the committee may answer before `notBefore` is over: `waits` where it may not. */
      earlier: z.enum(['told', 'waits']).default('told'),
      clause: z.string().min(1),
      /** Who of the board said that `by` holds, and when. */
      confirmed: z.strictObject({ by: z.string().min(1), on: z.iso.date() }).optional(),
      days: replaced,
    }),
    z.strictObject({ kind: z.literal('internal'), by: last, days: replaced }),
  ])
  .refine(({ by, ...reply }) => !('notBefore' in reply) || (reply.notBefore ?? 0) <= by, {
    path: ['by'],
    error: 'the last day must not come before notBefore is over',
  });
export type Reply = z.infer<typeof Reply>;
