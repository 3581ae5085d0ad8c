import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leastPassword } from '../../contract/desk.ts';
import { productRoot } from '../../kernel/paths.ts';
import { arabicKeys, latinKeys, folded, unleeted } from './typed-password.ts';

/** What whoever chose a password is told that is refused. */
export const weak = `This password is too short or too easily guessed: ${leastPassword} signs or more, and not made of names, common words, years or rows of keys alone. Four words that have nothing to do with one another make a good one.`;

/** Whoever tries guesses what consists of so few pieces that anybody would think of. */
const fewPieces = 3;
const shortestWord = 4;
const shortestOwn = 3;
const shortestRun = 3;
const shortestUnit = 6;

let list: ReadonlySet<string> | undefined;

/** Passwords and words that many people use, folded. Nothing that anybody typed is kept here. */
function common(): ReadonlySet<string> {
  list ??= new Set(
    readFileSync(join(productRoot(), 'src/desk/people/common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return list;
}

const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()_+',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ',
].flatMap((row) => [row, Array.from(row).reverse().join('')]);

/** How many signs from `at` on are one sign again and again, or stand side by side in a row of a keyboard or an alphabet. */
function runAt(signs: readonly string[], at: number): number {
  let same = 1;
  while (signs[at + same] === signs[at]) same += 1;
  let longest = same;
  for (const row of rows) {
    const from = row.indexOf(signs[at] ?? '');
    if (from < 0) continue;
    let along = 1;
    while (signs[at + along] !== undefined && row[from + along] === signs[at + along]) along += 1;
    longest = Math.max(longest, along);
  }
  return longest;
}

const isYear = (text: string): boolean => /^(?:1[34]\d\d|19\d\d|20\d\d)$/.test(text);

/** Of how few pieces a text consists: words, runs and years are one each, whatever else stands there is one for each sign. */
function piecesOf(text: string, words: (part: string) => boolean): number {
  const signs = Array.from(text);
  const readings = unleeted(text).map((reading) => Array.from(reading));
  const longestWord = 32;
  const least = [0];
  for (let end = 1; end <= signs.length; end += 1) {
    let best = (least[end - 1] ?? 0) + 1;
    for (let from = Math.max(0, end - longestWord); from < end; from += 1) {
      const isPiece =
        (end - from >= shortestRun && runAt(signs, from) >= end - from) ||
        isYear(signs.slice(from, end).join('')) ||
        readings.some((reading) => words(reading.slice(from, end).join('')));
      if (isPiece) best = Math.min(best, (least[from] ?? 0) + 1);
    }
    least.push(best);
  }
  return least.at(-1) ?? 0;
}

/** Whether a text is a shorter one again and again. */
function repeats(text: string): boolean {
  const unit = (text + text).indexOf(text, 1);
  return unit < text.length && unit < shortestUnit;
}

/** Words of what belongs to somebody: a name, an address, an association. */
const ownWords = (own: readonly string[]): ReadonlySet<string> =>
  new Set(
    own
      .flatMap((text) => [folded(text), ...text.split(/[^\p{L}\p{N}]+/u).map(folded)])
      .filter((word) => Array.from(word).length >= shortestOwn),
  );

/**
 * What is wrong with a password: too short, or easily guessed, as it was typed or as the same keys give it on the other layout. `own` are names and
 * addresses around the person. There is no rule of what signs it must have (NIST SP 800-63B, 3.1.1.2).
 */
export function faultOfPassword(password: string, own: readonly string[]): 'short' | 'common' | undefined {
  const typed = password.normalize('NFKC');
  if (Array.from(typed).length < leastPassword) return 'short';
  const names = ownWords(own);
  const isWord = (part: string): boolean =>
    names.has(part) || (Array.from(part).length >= shortestWord && common().has(part));
  const readings = [typed, ...latinKeys(typed), arabicKeys(typed)].map(folded);
  return readings.some((text) => repeats(text) || piecesOf(text, isWord) <= fewPieces) ? 'common' : undefined;
}
