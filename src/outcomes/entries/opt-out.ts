import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member wants no reminders, or wants them again. */
export const optOut = outcome('optOut', { out: z.boolean() }, { keep: ({ out }) => ({ out }) });
