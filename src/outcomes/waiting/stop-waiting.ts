import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member does not wait for a person any more. */
export const stopWaiting = outcome('stopWaiting', { id: z.string() }, { keep: ({ id }) => ({ id }) });
