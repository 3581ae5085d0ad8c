import { z } from 'zod';
import { outcome } from '../outcome.ts';

/**
 * An employee has the conversation from now on. Times are milliseconds since the epoch: by `lease` they must have answered, where the member
 * waits for an answer; else the conversation stays with them until `quiet`. `about`: the service for whose case they took it, where their role
 * attends to nothing else.
 */
export const claim = outcome(
  'claim',
  { staff: z.number(), lease: z.number(), quiet: z.number(), about: z.string().optional() },
  { keep: ({ staff, lease, quiet, about }) => ({ staff, lease, quiet, about: about ?? null }) },
);
