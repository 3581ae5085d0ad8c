import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/**
 * The member wants to be called: at the number that they typed (E.164), or at the one that the channel proves. `window`: between which moments
 * they were told to expect it (milliseconds since the epoch). Of a conversation one call stands at a time: the newest.
 */
export const askCall = outcome(
  'askCall',
  {
    /** A name that tells nothing: of time and chance. */
    id: z.string(),
    number: z.string().optional(),
    window: z.strictObject({ from: z.number(), to: z.number() }).optional(),
  },
  {
    keep({ id, number: typed, window }, { conversation, number: proved }) {
      const number = typed ?? proved;
      return {
        id,
        number: number === undefined ? null : encryptBody(conversation, number).toString('hex'),
        from: window?.from ?? null,
        to: window?.to ?? null,
      };
    },
  },
);
