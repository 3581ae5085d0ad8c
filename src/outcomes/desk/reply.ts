import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The employee who has the conversation answered: it is the member's turn, and stays theirs until `quiet` (milliseconds since the epoch). */
export const reply = outcome('reply', { quiet: z.number() }, { keep: ({ quiet }) => ({ quiet }) });
