import { z } from 'zod';
import { Phrases, spokenWords } from '../spoken-words.ts';

/** What lets one guess an answer: `locales/saudi/values/guesses.yaml`. */
export const saidGuesses = spokenWords(
  'guesses',
  z.strictObject({
    somewhat: Phrases,
    saysYes: Phrases,
    saysNo: Phrases,
    supposing: Phrases,
    denies: Phrases,
    over: Phrases,
    others: Phrases,
    rents: Phrases,
    comes: Phrases,
    hard: Phrases,
    oneself: Phrases,
    needs: Phrases,
    danger: Phrases,
    noIncome: Phrases,
    periods: z.array(z.strictObject({ asked: Phrases, said: Phrases, units: Phrases, days: z.int() })),
    vague: Phrases,
    sources: Phrases,
    hours: z.record(z.string(), z.int()),
    from: Phrases,
    until: Phrases,
    alone: Phrases,
    without: Phrases,
    children: Phrases,
  }),
);
