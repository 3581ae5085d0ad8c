import { z } from 'zod';
import { macOfFile } from '../../records/sealing/macs.ts';
import { outcome } from '../outcome.ts';

/**
 * A file that lies encrypted on the disk belongs to the entry that begins with line `seq`; `size` in bytes, `sha256` (hexadecimal) of what
 * lies there.
 */
export const file = outcome(
  'file',
  { id: z.string(), seq: z.number(), size: z.number(), sha256: z.string() },
  {
    keep: ({ id, seq, size, sha256 }, { database, conversation: { publicId }, now: at }) => ({
      id,
      seq,
      size,
      sha256,
      mac: macOfFile(database, {
        id,
        conversation: publicId,
        seq,
        size,
        at,
        sha256: Buffer.from(sha256, 'hex'),
      }).toString('hex'),
    }),
  },
);
