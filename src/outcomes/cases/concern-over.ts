import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * The note that a colleague (`whom`) is concerned by a case is taken back, by whoever made it or, with `any`, by somebody who may take back everybody's. The turn is
 * refused when it does not stand any more.
 */
export const concernOver = outcome(
  'concernOver',
  { reference: z.string(), staff: z.number(), any: z.boolean(), whom: z.number(), reason: z.string() },
  {
    keep: ({ reference, staff, any, whom, reason }, keeping) => ({
      whom,
      any,
      ...eventRow({ reference, status: 'concernOver', staff, reason, detail: { whom } }, keeping),
    }),
  },
);
