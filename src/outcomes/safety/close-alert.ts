import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** A named person closes an alert, with a reason. The turn is refused when it was closed already. */
export const closeAlert = outcome(
  'closeAlert',
  { alert: z.string(), staff: z.number(), reason: z.string() },
  {
    keep: ({ alert, staff, reason }, { conversation }) => ({
      alert,
      staff,
      reason: encryptBody(conversation, reason).toString('hex'),
    }),
  },
);
