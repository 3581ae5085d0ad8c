import { z } from 'zod';
import { dayRow } from './day-row.ts';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';
import { Judging } from './vote.ts';

/**
 * The committee puts a case off to a day, with a reason; `dueOn` is by when it is answered now, in the place of `was`. The turn is refused when it does not stand
 * at `from` any more, when another vote was cast meanwhile, or when whoever puts it off may not judge it.
 */
export const deferCase = outcome(
  'deferCase',
  {
    reference: z.string(),
    from: z.string(),
    staff: z.number(),
    reason: z.string(),
    clause: z.string().optional(),
    day: z.iso.date(),
    was: z.iso.date(),
    dueOn: z.iso.date(),
    judging: Judging,
  },
  {
    keep({ reference, from, staff, reason, clause, day, was, dueOn, judging }, keeping) {
      const detail = { day, ...(clause !== undefined && { clause }) };
      return {
        from,
        cast: judging.cast,
        excludes: [...judging.excludes],
        ...eventRow({ reference, status: 'deferred', staff, reason, detail }, keeping),
        ...dayRow({ reference, was, day: dueOn, staff }, keeping),
      };
    },
  },
);
