import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** A claim ran out: the conversation is the bot's again. `outcome` is what became of the waiting of a member who had been answered. */
export const release = outcome(
  'release',
  { outcome: z.enum(['leftOpen', 'lapsed']) },
  { keep: ({ outcome: how }) => ({ outcome: how }) },
);
