import { z } from 'zod';
import { ratingName, sealComment } from '../../records/turns/ratings.ts';
import { outcome } from '../outcome.ts';

/** What the member adds to a rating in their own words, encrypted with a key of its own. */
export const comment = outcome(
  'comment',
  { id: z.string(), text: z.string() },
  {
    keep({ id, text }, { database }) {
      const name = ratingName(database, id);
      const sealed = sealComment(database, name, text);
      return { id: name, text: sealed.text.toString('hex'), key: sealed.dataKey.toString('hex') };
    },
  },
);
