import { z } from 'zod';
import { eventRow } from '../cases/case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * A case ends by itself: its service was provided long ago, and nobody said that something is missing. The turn is refused when the case does not stand at `from`
 * any more.
 */
export const closeCase = outcome(
  'closeCase',
  { reference: z.string(), from: z.string() },
  {
    keep: ({ reference, from }, keeping) => ({
      from,
      ...eventRow({ reference, status: 'closed', staff: null, detail: { ended: 'clock' } }, keeping),
    }),
  },
);
