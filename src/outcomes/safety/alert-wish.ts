import { z } from 'zod';
import { fold } from '../../arabic/fold.ts';
import { outcome } from '../outcome.ts';

const fewestLetters = 3;

/** Words of names by which people at the desk are found: folded, without their article. */
const wordsOf = (names: string): readonly string[] =>
  fold(names)
    .split(' ')
    .map((word) => word.replace(/^ال/, ''))
    .filter((word) => word.length >= fewestLetters);

/**
 * What the member wishes of those who read the open alert: that somebody does not (`names`: words of their names; whoever has one of them
 * does not), that a woman does (`women`), that nothing is written to them (`silent`).
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
      names: names === undefined ? [] : [...wordsOf(names)],
      women: women ?? null,
      silent: silent ?? null,
    }),
  },
);
