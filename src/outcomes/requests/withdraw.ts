import { z } from 'zod';
import { macOfEvent } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/**
 * The member takes a request back, and every other conversation of theirs is told. The turn is refused when it is not open any more, or when
 * the conversation is not shown to be its member's.
 */
export const withdraw = outcome(
  'withdraw',
  { reference: z.string() },
  {
    keep: ({ reference }, { database, now: at }) => ({
      reference,
      mac: macOfEvent(database, {
        reference,
        status: 'withdrawn',
        at,
        staff: null,
        reason: null,
      }).toString('hex'),
    }),
    rehearse({ reference }, { sent }) {
      const at = sent.findIndex((one) => one.reference === reference);
      const found = sent[at];
      if (found) sent[at] = { ...found, status: 'withdrawn' };
    },
  },
);
