import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Another employee has the conversation from now on. `lease` as for a claim. */
export const transfer = outcome(
  'transfer',
  { staff: z.number(), lease: z.number() },
  { keep: ({ staff, lease }) => ({ staff, lease }) },
);
