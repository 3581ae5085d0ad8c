import { z } from 'zod';
import { macOfEvent } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/** An employee looked at the identity document of whoever made a request. The turn is refused when that is noted already. */
export const seeIdentity = outcome(
  'seeIdentity',
  { reference: z.string(), staff: z.number() },
  {
    keep({ reference, staff }, { database, now: at }) {
      const event = { reference, status: 'identitySeen', at, staff, reason: null };
      return { reference, staff, mac: macOfEvent(database, event).toString('hex') };
    },
  },
);
