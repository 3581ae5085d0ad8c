import { z } from 'zod';
import { ratingName, raterName } from '../../records/turns/ratings.ts';
import { outcome } from '../outcome.ts';

/** How it was: one (worst) to five (best). */
export const rate = outcome(
  'rate',
  { id: z.string(), about: z.string(), service: z.string().nullable(), score: z.number() },
  {
    keep: ({ id, about, service, score }, { database, conversation }) => ({
      id: ratingName(database, id),
      rater: raterName(database, conversation.publicId),
      about,
      service,
      score,
    }),
  },
);
