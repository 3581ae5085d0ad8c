import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { macOfNewDay } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/** Another day by which a request is answered, in the place of `was`, with its reason. The turn is refused when that does not stand any more. */
export const newDay = outcome(
  'newDay',
  { reference: z.string(), was: z.iso.date(), day: z.iso.date(), staff: z.number(), reason: z.string() },
  {
    keep({ reference, was, day, staff, reason: words }, { conversation, database, now: at }) {
      const reason = encryptBody(conversation, words);
      return {
        reference,
        was,
        day,
        staff,
        reason: reason.toString('hex'),
        mac: macOfNewDay(database, { reference, was, day, at, staff, reason }).toString('hex'),
      };
    },
  },
);
