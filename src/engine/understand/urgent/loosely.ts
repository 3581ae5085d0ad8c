/** In Latin letters vowels and some consonants are written as everybody likes: they are left out, or made one. */
const alike: ReadonlyMap<string, string> = new Map([
  ...['ا', 'و', 'ي', 'ه', 'ح', 'ع'].map((letter) => [letter, ''] as const),
  ...['ذ', 'ظ', 'ث'].map((letter) => [letter, 'د'] as const),
  ['ط', 'ت'],
  ['ص', 'س'],
  ['غ', 'ق'],
]);

/** What is left of a word that was written in Latin letters. */
export function loosely(word: string): string {
  let left = '';
  for (const letter of word) {
    const one = alike.get(letter) ?? letter;
    if (one !== left.at(-1)) left += one;
  }
  return left;
}
