import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** A person is asked for: with the reason, what was answered before, and the question at which the member stood. */
export const handOver = outcome(
  'handOver',
  {
    id: z.string(),
    reason: z.string(),
    /** Milliseconds since the epoch: by then the member was promised a person. */
    by: z.number(),
    tried: z.array(z.string()).readonly(),
    step: z.strictObject({ flow: z.string(), step: z.string(), field: z.string().optional() }),
  },
  {
    keep: ({ id, reason, by, tried, step }) => ({
      id,
      reason,
      flow: step.flow,
      step: step.step,
      field: step.field ?? null,
      tried: [...tried],
      by,
    }),
  },
);
