import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The time by which a person answers is named anew, in milliseconds since the epoch. */
export const putOff = outcome(
  'putOff',
  { id: z.string(), by: z.number() },
  { keep: ({ id, by }) => ({ id, by }) },
);
