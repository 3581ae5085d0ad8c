import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member agreed to the privacy notice of this version, or refused it. */
export const consent = outcome(
  'consent',
  { given: z.boolean(), notice: z.string() },
  { keep: ({ given, notice }) => ({ given, notice }) },
);
