import { z } from 'zod';
import { outcome } from '../outcome.ts';

/**
 * A conversation that nobody has is given to an employee. `rule` says why; `by` is the colleague who gave it, else `busy` is how many conversations whom the rule chose had then:
 * it is refused where they have more by now. `lease` and `quiet` as for a claim.
 */
export const assign = outcome(
  'assign',
  {
    staff: z.number(),
    lease: z.number(),
    quiet: z.number(),
    rule: z.string(),
    by: z.number().optional(),
    busy: z.number().optional(),
  },
  {
    keep: ({ staff, lease, quiet, rule, by, busy }) => ({
      staff,
      lease,
      quiet,
      rule,
      by: by ?? null,
      busy: busy ?? null,
    }),
  },
);
