import { z } from 'zod';
import { CallStep } from '../../contract/calls.ts';
import { outcome } from '../outcome.ts';

/**
 * Somebody at the desk takes a call that is to be made, or notes what came of it. The turn is refused when it is over, or a colleague has it.
 * `window`: when it is tried again (milliseconds since the epoch).
 */
export const workCall = outcome(
  'workCall',
  {
    call: z.string(),
    staff: z.number(),
    step: z.enum(CallStep.options),
    window: z.strictObject({ from: z.number(), to: z.number() }).optional(),
  },
  {
    keep: ({ call, staff, step, window }) => ({
      call,
      staff,
      step,
      from: window?.from ?? null,
      to: window?.to ?? null,
    }),
  },
);
