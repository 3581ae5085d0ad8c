import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** What the member adds to a rating in their own words, encrypted like everything they write. */
export const comment = outcome(
  'comment',
  { id: z.string(), text: z.string() },
  {
    keep: ({ id, text }, { conversation }) => ({
      id,
      text: encryptBody(conversation, text).toString('hex'),
    }),
  },
);
