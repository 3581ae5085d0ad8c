import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member is told that nobody was reached yet. The turn is refused when somebody was, or when they were told. */
export const unreached = outcome('unreached', { alert: z.string() }, { keep: ({ alert }) => ({ alert }) });
