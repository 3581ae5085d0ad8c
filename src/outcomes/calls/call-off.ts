import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member does not want to be called any more. */
export const callOff = outcome('callOff', { id: z.string() }, { keep: ({ id }) => ({ id }) });
