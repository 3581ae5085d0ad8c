import { z } from 'zod';
import { Phrases, spokenWords } from '../spoken-words.ts';

/** What lets one guess an answer: `locales/saudi/values/guesses.yaml`. */
export const saidGuesses = spokenWords(
  'guesses',
  z.strictObject({
    somewhat: Phrases,
    saysYes: Phrases,
    saysNo: Phrases,
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
    daily: Phrases,
    monthly: Phrases,
    weekly: Phrases,
    yearly: Phrases,
    without: Phrases,
    children: Phrases,
  }),
);
