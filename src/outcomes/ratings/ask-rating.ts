import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member is asked how it was: about a request, an inquiry, a conversation or the service as a whole. */
export const askRating = outcome(
  'askRating',
  { id: z.string(), about: z.string(), service: z.string().nullable() },
  { keep: ({ id, about, service }) => ({ id, about, service }) },
);
