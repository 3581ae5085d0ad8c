import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** How it was: one (worst) to five (best). */
export const rate = outcome(
  'rate',
  { id: z.string(), about: z.string(), service: z.string().nullable(), score: z.number() },
  { keep: ({ id, about, service, score }) => ({ id, about, service, score }) },
);
