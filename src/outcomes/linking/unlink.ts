import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/**
 * This conversation is joined to no other any more, and neither is shown what is the other's: by the member's own word, or by an employee (`staff`) for a
 * reason. The turn is refused when nothing was joined.
 */
export const unlink = outcome(
  'unlink',
  { by: z.strictObject({ staff: z.number(), reason: z.string() }).optional() },
  {
    keep: ({ by }, { conversation }) => ({
      staff: by?.staff ?? null,
      reason: by ? encryptBody(conversation, by.reason).toString('hex') : null,
    }),
    rehearse: (_, world) => {
      world.joined = false;
    },
  },
);
