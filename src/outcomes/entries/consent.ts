import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member agreed to the privacy notice of this version, or refused it: what it said is kept with that, once for all who read it. */
export const consent = outcome(
  'consent',
  { given: z.boolean(), notice: z.string() },
  {
    keep({ given, notice }, { house }) {
      const { clause, ...said } = house.association.pack.privacy;
      return { given, notice, said: JSON.stringify(said) };
    },
  },
);
