import { z } from 'zod';
import { outcome } from '../outcome.ts';

/**
 * What the member wishes of those who read the open alert: that somebody does not (`names`, as they wrote them: whoever has one of these words in
 * their name does not; `named`: those whom this message names), that a woman does (`women`), that nothing is written to them (`silent`).
 */
export const alertWish = outcome(
  'alertWish',
  {
    names: z.string().optional(),
    named: z.boolean().optional(),
    women: z.boolean().optional(),
    silent: z.boolean().optional(),
  },
  {
    keep: ({ names, named, women, silent }, { words }) => ({
      names: names ?? (named ? words : undefined) ?? '',
      women: women ?? null,
      silent: silent ?? null,
    }),
  },
);
