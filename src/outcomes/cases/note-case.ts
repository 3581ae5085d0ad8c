import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * Something is noted in the history of a case, in words, and it stays where it is: that the lists were checked which the regulator names, what was provided of
 * it, or that what its member owed came another way. The turn is refused when it does not stand at `from` any more.
 */
export const noteCase = outcome(
  'noteCase',
  {
    reference: z.string(),
    from: z.string(),
    status: z.enum(['listsChecked', 'deliveredPart', 'brought']),
    staff: z.number(),
    reason: z.string(),
    /** What came another way, by the name of its field. */
    came: z.string().optional(),
  },
  {
    keep: ({ type: _, from, came, ...event }, keeping) => ({
      from,
      ...eventRow({ ...event, ...(came !== undefined && { detail: { came } }) }, keeping),
    }),
  },
);
