import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Who knows a request's reference and the figures that go with it is the member who sent it, wherever they write now. */
export const link = outcome('link', { reference: z.string() }, { keep: ({ reference }) => ({ reference }) });
