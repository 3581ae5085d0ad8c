import { plain } from './clean.ts';
import { remembered } from './remembered.ts';

const letters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  گ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ھ: 'ه',
  ہ: 'ه',
};

/**
 * The form in which words are compared: digits folded, marks out, letters that people mix up made one (أإآ → ا, ى → ي, ة → ه,
 * ؤ → و, ئ → ي, ء dropped), lower case, letters drawn out three times or more written once, punctuation turned into spaces.
 * Two texts that a reader would call the same have the same folded form; the folded form is never shown.
 */
export const fold = remembered((text) =>
  plain(text)
    .toLowerCase()
    .replace(/[أإآٱىیېئؤةکگڤپچھہ]/g, (letter) => letters[letter] ?? letter)
    .replace(/ء/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

/**
 * A folded text once more, for weighing how alike texts are and for nothing else: a letter written twice counts once, ض is ظ. Different words
 * may fall together; what must be the same letter for letter is compared by `fold`.
 */
export const blur = (folded: string): string => folded.replace(/ض/g, 'ظ').replace(/(\p{L})\1/gu, '$1');

/** The folded words of a text, in order. */
export const words = (text: string): string[] => {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
};

/** Whether most letters of the text are Arabic; a text without letters counts as Arabic. */
export function isArabic(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu);
  return latin === null || (text.match(/\p{Script=Arabic}/gu) ?? []).length >= latin.length;
}

/**
 * Number of single-letter edits (insert, delete, change, swap of neighbours) between two short words, at most `limit`;
 * anything farther answers limit + 1.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
