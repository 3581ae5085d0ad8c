import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member is told that nobody called by the time that was named: once. Refused when the call was made or called off meanwhile. */
export const tellMissedCall = outcome(
  'tellMissedCall',
  { call: z.string() },
  { keep: ({ call }) => ({ call }) },
);
