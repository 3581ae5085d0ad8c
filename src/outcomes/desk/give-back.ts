import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The employee gives the conversation back to the bot, or ends it. */
export const giveBack = outcome(
  'giveBack',
  { outcome: z.enum(['handedBack', 'closed']) },
  { keep: ({ outcome: how }) => ({ outcome: how }) },
);
