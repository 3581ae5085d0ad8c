import { z } from 'zod';
import { codeHash, codeLasts } from '../../records/turns/links.ts';
import { outcome } from '../outcome.ts';

/** A code by which another conversation shows that it is the same member's; kept as a keyed hash. */
export const offerLink = outcome(
  'offerLink',
  { code: z.string() },
  {
    keep: ({ code }, { database, house, now }) => ({
      hash: codeHash(database, house.association.id, code).toString('hex'),
      until: now + codeLasts,
    }),
  },
);
