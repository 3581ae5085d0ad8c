import { z } from 'zod';
import {
  codesApart,
  deliveryCodeHash,
  deliveryCodeLasts,
} from '../../records/requests/afterwards/delivery-codes.ts';
import { outcome } from '../outcome.ts';

/**
 * A member is told a code that they tell at the door to whoever provides the service; kept as a keyed hash. The turn is refused when the case does not stand
 * at `from` any more, or another code was sent a moment ago.
 */
export const deliveryCode = outcome(
  'deliveryCode',
  { reference: z.string(), from: z.string(), staff: z.number(), code: z.string() },
  {
    keep: ({ reference, from, staff, code }, { database, now }) => ({
      reference,
      from,
      staff,
      hash: deliveryCodeHash(database, reference, code).toString('hex'),
      since: now - codesApart,
      until: now + deliveryCodeLasts,
    }),
  },
);
