import { z } from 'zod';
import { eventRow } from '../cases/case-event.ts';
import { Judging } from '../cases/vote.ts';
import { outcome } from '../outcome.ts';

/**
 * What became of a case at the desk: decided by the committee (`judging`), or delivered. The turn is refused when its status is not `from` any more, or
 * when whoever judges may not.
 */
export const decision = outcome(
  'decision',
  {
    reference: z.string(),
    from: z.string(),
    status: z.string(),
    staff: z.number(),
    reason: z.string().nullable(),
    clause: z.string().optional(),
    judging: Judging.optional(),
  },
  {
    keep: ({ type: _, from, clause, judging, ...event }, keeping) => ({
      from,
      ...(judging && { cast: judging.cast, excludes: [...judging.excludes] }),
      ...eventRow({ ...event, ...(clause !== undefined && { detail: { clause } }) }, keeping),
    }),
  },
);
