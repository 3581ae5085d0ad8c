import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** A colleague is named in a note. */
export const nameColleague = outcome(
  'nameColleague',
  { staff: z.number() },
  { keep: ({ staff }, { seq }) => ({ staff, seq }) },
);
