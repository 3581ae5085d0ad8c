import { z } from 'zod';
import { macOfTelling } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/** The member is told that the day of their answer has passed: once. Refused when it was decided, or another day was named, meanwhile. */
export const tellLate = outcome(
  'tellLate',
  { reference: z.string(), day: z.string() },
  {
    keep: ({ reference, day }, { database, house, now }) => ({
      reference,
      day,
      mac: macOfTelling(database, {
        association: house.association.id,
        reference,
        what: `late/${day}`,
        at: now,
      }).toString('hex'),
    }),
  },
);
