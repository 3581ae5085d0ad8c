import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Somebody who may open an alert has read it. The turn is refused when it was acknowledged or closed already. */
export const acknowledge = outcome(
  'acknowledge',
  { alert: z.string(), staff: z.number() },
  { keep: ({ alert, staff }) => ({ alert, staff }) },
);
