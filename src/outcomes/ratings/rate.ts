import { z } from 'zod';
import { ratingName } from '../../records/turns/ratings.ts';
import { outcome } from '../outcome.ts';

/** How it was: one (worst) to five (best). */
export const rate = outcome(
  'rate',
  { id: z.string(), about: z.string(), service: z.string().nullable(), score: z.number() },
  {
    keep: ({ id, about, service, score }, { database }) => ({
      id: ratingName(database, id),
      about,
      service,
      score,
    }),
  },
);
