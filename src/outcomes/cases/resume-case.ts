import { z } from 'zod';
import { dayRow } from './day-row.ts';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * What a case waited for came another way, or is waited for no more: it goes on where it stood, to be answered by another day. The turn is refused when it
 * waits for nothing any more, or for something else.
 */
export const resumeCase = outcome(
  'resumeCase',
  {
    reference: z.string(),
    status: z.string(),
    staff: z.number(),
    /** The step at which it was asked for. */
    seen: z.number(),
    reason: z.string(),
    was: z.string(),
    day: z.string(),
  },
  {
    keep: ({ reference, status, staff, seen, reason, was, day }, keeping) => ({
      from: 'asked',
      seen,
      ...eventRow({ reference, status, staff, reason }, keeping),
      ...dayRow({ reference, was, day, staff }, keeping),
    }),
  },
);
