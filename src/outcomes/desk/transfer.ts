import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Another employee has the conversation from now on. `lease` and `quiet` as for a claim. */
export const transfer = outcome(
  'transfer',
  { staff: z.number(), lease: z.number(), quiet: z.number() },
  { keep: ({ staff, lease, quiet }) => ({ staff, lease, quiet }) },
);
