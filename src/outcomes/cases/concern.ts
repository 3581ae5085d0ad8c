import { z } from 'zod';
import { eventRow } from './case-event.ts';
import { outcome } from '../outcome.ts';

/** Who must be left for the case. */
const left = z.array(
  z.strictObject({
    roles: z.array(z.string()).readonly(),
    least: z.number(),
    excludes: z.array(z.string()).readonly(),
  }),
);

/** A colleague (`whom`) is concerned by a case, and can neither read nor decide it any more. The turn is refused when that is noted already, or too few would be left. */
export const concern = outcome(
  'concern',
  {
    reference: z.string(),
    staff: z.number(),
    whom: z.number(),
    reason: z.string(),
    left: left.readonly(),
  },
  {
    keep: ({ reference, staff, whom, reason, left: all }, keeping) => ({
      whom,
      left: all.map(({ roles, least, excludes }) => ({ roles: [...roles], least, excludes: [...excludes] })),
      ...eventRow({ reference, status: 'concerned', staff, reason, detail: { whom } }, keeping),
    }),
  },
);
