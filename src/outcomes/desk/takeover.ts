import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Somebody answers on the association's own phone: the bot is silent until `lease` (milliseconds since the epoch). */
export const takeover = outcome('takeover', { lease: z.number() }, { keep: ({ lease }) => ({ lease }) });
