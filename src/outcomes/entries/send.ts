import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The entry that begins with line `seq` goes to the outbox. `bot`: it is dropped when a person takes over; `repeats`: it may be sent twice. */
export const send = outcome(
  'send',
  { seq: z.number(), bot: z.boolean(), repeats: z.boolean() },
  { keep: ({ seq, bot, repeats }) => ({ seq, bot, repeats }) },
);
