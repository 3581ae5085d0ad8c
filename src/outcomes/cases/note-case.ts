import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * Something is noted in the history of a case, in words, and it stays where it is: that the lists were checked which the regulator names, or what was provided of
 * it. The turn is refused when it does not stand at `from` any more.
 */
export const noteCase = outcome(
  'noteCase',
  {
    reference: z.string(),
    from: z.string(),
    status: z.enum(['listsChecked', 'deliveredPart']),
    staff: z.number(),
    reason: z.string(),
  },
  {
    keep: ({ type: _, from, ...event }, keeping) => ({ from, ...eventRow(event, keeping) }),
  },
);
