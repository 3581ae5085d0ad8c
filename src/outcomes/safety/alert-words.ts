import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/**
 * The words of this message reach those who may open the alert of the conversation, though the member has not agreed that they are kept. `held`: they
 * are shown to nobody until the outcome `releaseWords`.
 */
export const alertWords = outcome(
  'alertWords',
  { held: z.boolean() },
  {
    keep: ({ held }, { conversation, seq, words }) => ({
      seq,
      held,
      words: words === undefined ? null : encryptBody(conversation, words).toString('hex'),
    }),
  },
);
