import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** A file that lies encrypted on the disk belongs to the entry that begins with line `seq`; `size` in bytes. */
export const file = outcome(
  'file',
  { id: z.string(), seq: z.number(), size: z.number() },
  { keep: ({ id, seq, size }) => ({ id, seq, size }) },
);
