import { z } from 'zod';
import { macOfReminder } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/**
 * A member is reminded for the `nth` time of what their case is owed since a moment, or a person is called to see to it. The turn is refused when it was
 * brought meanwhile, or told already.
 */
export const remindOwed = outcome(
  'remindOwed',
  { reference: z.string(), status: z.string(), since: z.number(), nth: z.number(), toPerson: z.boolean() },
  {
    keep: ({ type: _, ...row }, { database, house, now: at }) => ({
      ...row,
      mac: macOfReminder(database, {
        association: house.association.id,
        reference: row.reference,
        what: `owed/${row.since}/${row.nth}/${row.toPerson ? 'person' : 'member'}`,
        at,
      }).toString('hex'),
    }),
  },
);
