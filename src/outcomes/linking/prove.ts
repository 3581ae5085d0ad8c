import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The channel of this conversation proved the number under which a request was made: it is shown here from now on. */
export const prove = outcome(
  'prove',
  { reference: z.string() },
  { keep: ({ reference }) => ({ reference }) },
);
