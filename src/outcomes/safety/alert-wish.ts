import { z } from 'zod';
import { outcome } from '../outcome.ts';

/**
 * What the member wishes of those who read the open alert: that somebody does not (`names`, as they wrote them: whoever has one of these words in
 * their name does not), that a woman does (`women`), that nothing is written to them (`silent`).
 */
export const alertWish = outcome(
  'alertWish',
  {
    names: z.string().optional(),
    women: z.boolean().optional(),
    silent: z.boolean().optional(),
  },
  {
    keep: ({ names, women, silent }) => ({
      names: names ?? '',
      women: women ?? null,
      silent: silent ?? null,
    }),
  },
);
