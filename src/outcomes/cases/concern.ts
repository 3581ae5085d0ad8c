import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/** A colleague (`whom`) is concerned by a case, and can neither read nor decide it any more. The turn is refused when that is noted already. */
export const concern = outcome(
  'concern',
  { reference: z.string(), staff: z.number(), whom: z.number(), reason: z.string() },
  {
    keep: ({ reference, staff, whom, reason }, keeping) => ({
      whom,
      ...eventRow({ reference, status: 'concerned', staff, reason, detail: { whom } }, keeping),
    }),
  },
);
