import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** An employee had the identifiers of a line, or of a request, shown in full. */
export const reveal = outcome(
  'reveal',
  { staff: z.number(), line: z.number().optional(), reference: z.string().optional() },
  { keep: ({ staff, line, reference }) => ({ staff, line: line ?? null, reference: reference ?? null }) },
);
