import { fold } from '../../arabic/fold.ts';

/** Parts of many names that are words of their own. */
const common = new Set(['عبد', 'الله', 'ابو', 'ابن', 'بنت', 'الدين'].map((one) => fold(one)));
const shortest = 3;
/** The preposition, which folds to the name علي. */
const on = /^[وف]?على$/u;

/** What a name is written with: whatever else stands in one, it is no person's. */
const nameLike = /^[\p{L}\p{M}\p{N}\s.'’_-]+$/u;

const wordsIn = /[\p{L}\p{M}\u0640]+/gu;
/** A name of two words that many write in one: عبد الرحمن. */
const pair = /(?<![\p{L}\p{M}\u0640])([وفبلك]?عبد)\s+(ال[\p{L}\p{M}\u0640]+)/gu;
const inOne = (text: string): string => text.replace(pair, '$1$2');

/** What a word may be without what stands before a name in one word: يا، و، ف، ب، ل، ك، and لل for ل before ال. */
function bare(word: string): readonly string[] {
  const shorter = [word, ...(/^[وفبلك]/u.test(word) ? [word.slice(1)] : [])].flatMap((one) =>
    one.startsWith('يا') ? [one, one.slice(2)] : [one],
  );
  return shorter.flatMap((one) => (one.startsWith('لل') ? [one, `ا${one.slice(1)}`] : [one]));
}

/** A text in which the names of people are covered, each part of them, as long as it is a name. */
export function withoutNames(text: string, names: readonly string[]): string {
  const parts = new Set(
    names
      .filter((name) => nameLike.test(name))
      .flatMap((name) => [...(name.match(wordsIn) ?? []), ...(inOne(name).match(wordsIn) ?? [])])
      .map((part) => fold(part))
      .filter((part) => part.length >= shortest && !common.has(part)),
  );
  const isName = (word: string): boolean => !on.test(word) && bare(fold(word)).some((one) => parts.has(one));
  return text
    .replace(pair, (both, first: string, second: string) =>
      fold(second) !== fold('الله') && isName(first + second) ? '***' : both,
    )
    .replace(wordsIn, (word) => (isName(word) ? '***' : word));
}
