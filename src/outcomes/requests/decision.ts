import { z } from 'zod';
import { eventRow } from '../cases/case-event.ts';
import { outcome } from '../outcome.ts';

/** What became of a case at the desk: decided by the committee, or delivered. The turn is refused when its status is not `from` any more. */
export const decision = outcome(
  'decision',
  {
    reference: z.string(),
    from: z.string(),
    status: z.string(),
    staff: z.number(),
    reason: z.string().nullable(),
  },
  { keep: ({ type: _, from, ...event }, keeping) => ({ from, ...eventRow(event, keeping) }) },
);
