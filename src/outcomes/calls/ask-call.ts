import { z } from 'zod';
import { calleeHash } from '../../records/desk/callees.ts';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/**
 * The member wants to be called: at the number that they typed (E.164), or at the one that the channel proves. `window`: between which moments
 * they were told to expect it (milliseconds since the epoch). Of a conversation one call stands at a time: the newest. To a number one call is made,
 * however many conversations ask for it.
 */
export const askCall = outcome(
  'askCall',
  {
    /** A name that tells nothing: of time and chance. */
    id: z.string(),
    number: z.string().optional(),
    window: z.strictObject({ from: z.number(), to: z.number() }).optional(),
    /** It is the desk that has something to tell them: a call of its own, whoever else is called at that number. */
    own: z.literal(true).optional(),
  },
  {
    keep({ id, number: typed, window, own }, { database, house, conversation, number: proved }) {
      const number = typed ?? proved;
      return {
        id,
        number: number === undefined ? null : encryptBody(conversation, number).toString('hex'),
        callee:
          number === undefined || own
            ? null
            : calleeHash(database, house.association.id, number).toString('hex'),
        proved: number !== undefined && number === proved,
        from: window?.from ?? null,
        to: window?.to ?? null,
      };
    },
  },
);
