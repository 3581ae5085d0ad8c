import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { macOfEvent } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/** What became of a request at the desk: decided by the committee, or delivered. The turn is refused when its status is not `from` any more. */
export const decision = outcome(
  'decision',
  {
    reference: z.string(),
    from: z.string(),
    status: z.string(),
    staff: z.number(),
    reason: z.string().nullable(),
  },
  {
    keep({ reference, from, status, staff, reason: words }, { conversation, database, now: at }) {
      const reason = words === null ? null : encryptBody(conversation, words);
      return {
        reference,
        from,
        status,
        staff,
        reason: reason && reason.toString('hex'),
        mac: macOfEvent(database, { reference, status, at, staff, reason }).toString('hex'),
      };
    },
  },
);
