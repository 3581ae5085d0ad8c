import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** An employee has the conversation from now on. `lease` (milliseconds since the epoch): by then they must have answered. */
export const claim = outcome(
  'claim',
  { staff: z.number(), lease: z.number() },
  { keep: ({ staff, lease }) => ({ staff, lease }) },
);
