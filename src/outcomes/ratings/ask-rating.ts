import { z } from 'zod';
import { ratingName } from '../../records/turns/ratings.ts';
import { outcome } from '../outcome.ts';

/** The member is asked how it was: about a request, an inquiry, a conversation or the service as a whole. */
export const askRating = outcome(
  'askRating',
  {
    id: z.string(),
    about: z.string(),
    service: z.string().nullable(),
    /** How what they are asked about ended, where it did. */
    outcome: z.string().optional(),
  },
  {
    keep: ({ id, about, service, outcome: ended = null }, { database }) => ({
      id: ratingName(database, id),
      about,
      service,
      outcome: ended,
    }),
  },
);
