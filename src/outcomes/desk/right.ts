import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Somebody at the desk may do what the turn does, as long as their `term` has not ended. Otherwise the turn is refused. */
export const right = outcome(
  'right',
  { staff: z.number(), term: z.number() },
  { keep: ({ staff, term }) => ({ staff, term }) },
);
