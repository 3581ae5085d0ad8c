import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member is asked how the service was that a request ended with. The turn is refused when they were asked before, or it ended otherwise. */
export const rateService = outcome(
  'rateService',
  { reference: z.string(), status: z.string() },
  { keep: ({ reference, status }) => ({ reference, status }) },
);
