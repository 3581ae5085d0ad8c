import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Something was not told that the member did not ask for: for what purpose it was to be told, and why it was not. */
export const untold = outcome(
  'untold',
  { purpose: z.string(), because: z.string() },
  { keep: ({ purpose, because }) => ({ purpose, because }) },
);
