import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member wrote to the person who has the conversation: an answer is owed by `lease` (milliseconds since the epoch). */
export const owe = outcome('owe', { lease: z.number() }, { keep: ({ lease }) => ({ lease }) });
