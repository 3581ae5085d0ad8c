import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member is told that the day of their answer has passed: once. Refused when it was decided meanwhile. */
export const tellLate = outcome(
  'tellLate',
  { reference: z.string() },
  { keep: ({ reference }) => ({ reference }) },
);
