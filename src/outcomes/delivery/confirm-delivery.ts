import { z } from 'zod';
import { eventRow } from '../cases/case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * A member says whether a service that was provided reached them: the case ends with it, or goes back to whoever provides. The turn is refused when the case
 * stands elsewhere by now, or when the conversation is not shown to be its member's.
 */
export const confirmDelivery = outcome(
  'confirmDelivery',
  { reference: z.string(), from: z.string(), arrived: z.boolean() },
  {
    keep: ({ reference, from, arrived }, keeping) => ({
      from,
      ...eventRow({ reference, status: statusAfter(arrived), staff: null }, keeping),
    }),
    rehearse({ reference, arrived }, { sent }) {
      const at = sent.findIndex((one) => one.reference === reference);
      const found = sent[at];
      if (found) sent[at] = { ...found, status: statusAfter(arrived) };
    },
  },
);

const statusAfter = (arrived: boolean): string => (arrived ? 'closed' : 'notArrived');
