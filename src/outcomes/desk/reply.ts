import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The employee who has the conversation answered: it stays theirs until `lease` (milliseconds since the epoch). */
export const reply = outcome('reply', { lease: z.number() }, { keep: ({ lease }) => ({ lease }) });
