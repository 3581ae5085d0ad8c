import { amountsIn } from './numerals/amounts.ts';

/** A whole number written in Arabic or English words and nothing else ("خمسة وعشرين", "ثلاثة آلاف ومئتين"); undefined for anything besides. */
export function numberFromWords(text: string): number | undefined {
  const { amounts, words, signs } = amountsIn(text);
  const [only, more] = amounts;
  if (!only || more || words.length > 0 || signs.some((sign) => !/[.,،!]/.test(sign))) return undefined;
  return only.inFigures || only.odd || !Number.isInteger(only.n) ? undefined : only.n;
}
