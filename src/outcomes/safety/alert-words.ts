import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** The words of this message reach those who may open the alert of the conversation, though the member has not agreed that they are kept. */
export const alertWords = outcome(
  'alertWords',
  {},
  {
    keep: (_, { conversation, seq, words }) => ({
      seq,
      words: words === undefined ? null : encryptBody(conversation, words).toString('hex'),
    }),
  },
);
