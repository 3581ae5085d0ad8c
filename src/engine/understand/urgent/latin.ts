import { asArabic, inArabicLetters } from '../../../arabic/arabizi.ts';
import { blur, distance, fold } from '../../../arabic/fold.ts';
import { once } from '../../../kernel/once.ts';
import { anew, type Keeper } from '../../../knowledge/models/keeper.ts';
import { loosely } from './loosely.ts';

const asHeard = (text: string): string => blur(fold(text));
const isLatin = (text: string): boolean => /[a-z]/i.test(text) && !/\p{Script=Arabic}/u.test(text);

/** What stands before a word in one with it. */
const openings = ['وال', 'فال', 'بال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل'];
/** «in the», «by the» as they stand by themselves in Latin letters, and as they are written with the next word. */
const before: ReadonlyMap<string, string> = new Map([
  ['فل', 'بال'],
  ['بل', 'بال'],
  ['ول', 'وال'],
  ['عل', 'عال'],
  ['لل', 'لل'],
]);
/** So few consonants say too little of a word that nobody uses so. */
const fewest = 2;
const farthest = 4;

const share = (list: readonly string[], holds: (word: string) => boolean): number =>
  list.filter(holds).length / list.length;

/** The words of some texts. */
interface Known {
  /** Arabic words, the most common first. */
  readonly arabic: readonly string[];
  /** Words in Latin letters. */
  readonly latin: readonly string[];
}

function wordsOf(texts: readonly string[]): Known {
  const counts = new Map<string, number>();
  const latin = new Set<string>();
  for (const text of texts) {
    const isOther = isLatin(text);
    if (isOther && inArabicLetters(text) !== text) continue;
    for (const word of (isOther ? fold(text) : asHeard(text)).split(' '))
      if (isOther) latin.add(word);
      else counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const common = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return { arabic: common, latin: [...latin] };
}

/** The Arabic word that a word from Latin letters most likely is. */
type KnownAs = (word: string) => string | undefined;

function knownWords(list: readonly string[]): KnownAs {
  const words = new Set(list);
  const byLeft = new Map<string, string[]>();
  for (const word of list) {
    const left = loosely(word);
    if (left.length < fewest) continue;
    const alike = byLeft.get(left);
    if (alike) alike.push(word);
    else byLeft.set(left, [word]);
  }
  const closest: KnownAs = (word) => {
    if (words.has(word)) return word;
    const alike = byLeft.get(loosely(word)) ?? [];
    const far = alike.map((one) => distance(one, word, farthest));
    const least = Math.min(...far);
    return least > farthest ? undefined : alike[far.indexOf(least)];
  };
  return (word) => {
    const whole = closest(word);
    if (whole !== undefined) return whole;
    const opening = openings.find((one) => word.startsWith(one));
    const rest = opening === undefined ? undefined : closest(word.slice(opening.length));
    return rest === undefined ? undefined : `${opening}${rest}`;
  };
}

/** The words of a text, with what stands before one by itself in Latin letters. */
function joinedIn(arabic: string): readonly string[] {
  const said = asHeard(arabic).split(' ');
  const joined = (at: number): string | undefined =>
    at + 1 < said.length ? before.get(said[at] ?? '') : undefined;
  return said.flatMap((word, at) => (joined(at) === undefined ? [`${joined(at - 1) ?? ''}${word}`] : []));
}

/** Reads texts; what it goes by is learned with the first in Latin letters, or by `learn`. */
interface LatinReader {
  readonly read: (text: string) => string;
  readonly learn: () => void;
}

/**
 * Reads Arabic in Latin letters, where vowels and some consonants are written as everybody likes, as the Arabic words that some texts hold: what Arabic
 * sentences teach then holds for it too. English, and whatever is in Arabic letters, is left as it is.
 */
export function readerOfLatin(texts: readonly string[], keeper: Keeper = anew): LatinReader {
  const known = once(() => {
    const { arabic, latin } = keeper({ from: ['latin', texts], learn: () => wordsOf(texts) });
    return { knownAs: knownWords(arabic), english: new Set(latin) };
  });
  const read = (text: string): string => {
    if (!isLatin(text)) return text;
    const { knownAs, english } = known();
    const arabic = inArabicLetters(text);
    const isSure = arabic !== text;
    if (!isSure && share(fold(text).split(' '), (word) => english.has(word)) >= 0.5) return text;
    const list = joinedIn(isSure ? arabic : asArabic(text));
    const isRead = isSure || (list.length > 1 && share(list, (word) => knownAs(word) !== undefined) >= 0.75);
    return isRead ? list.map((word) => knownAs(word) ?? word).join(' ') : text;
  };
  return { read, learn: () => void known() };
}
