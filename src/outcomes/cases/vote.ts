import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/** As which vote somebody of the committee judges: so many were cast before, and who may not judge. */
export const Judging = z.strictObject({ cast: z.number(), excludes: z.array(z.string()).readonly() });
export type Judging = z.infer<typeof Judging>;

/** Somebody of the committee votes, and the case is not decided yet. The turn is refused when it moved, or another vote was cast, meanwhile. */
export const vote = outcome(
  'vote',
  {
    reference: z.string(),
    from: z.string(),
    status: z.string(),
    staff: z.number(),
    reason: z.string().nullable(),
    clause: z.string().optional(),
    judging: Judging,
  },
  {
    keep: ({ type: _, from, clause, judging: { cast, excludes }, ...event }, keeping) => ({
      from,
      cast,
      excludes: [...excludes],
      ...eventRow({ ...event, ...(clause !== undefined && { detail: { clause } }) }, keeping),
    }),
  },
);
