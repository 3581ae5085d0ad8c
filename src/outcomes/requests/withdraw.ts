import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member takes a request back. The turn is refused when it is not open any more. */
export const withdraw = outcome(
  'withdraw',
  { reference: z.string() },
  {
    keep: ({ reference }) => ({ reference }),
    rehearse({ reference }, { sent }) {
      const at = sent.findIndex((one) => one.reference === reference);
      const found = sent[at];
      if (found) sent[at] = { ...found, status: 'withdrawn' };
    },
  },
);
