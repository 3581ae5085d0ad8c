import { fold } from '../../../arabic/fold.ts';
import { lately } from '../../../arabic/remembered.ts';
import { stemOf } from '../../../knowledge/stems.ts';
import { placesOf, rowsOf, type Places, type Rows } from './rows.ts';

/** A number as requests have it: a word of noughts stands for each. */
const numbered = /^\d{7}$/;
const anyNumber = '0000000';

/** A message in folded form, and its words with those that stand behind "and", "so", "by" and "for" where these are written together. */
export interface Folded {
  readonly text: string;
  /** The number of a request is any. */
  readonly words: readonly string[];
  readonly bare: readonly string[];
}

/** What is written together with a word, and how long a word is that begins with it: «ومحد», «بموضوعي». */
const joined: ReadonlyMap<string, number> = new Map([
  ['و', 3],
  ['ف', 5],
  ['ب', 5],
  ['ل', 5],
]);
/** A word without a particle that is written together with it. */
const withoutParticle = (word: string): string =>
  word.length >= (joined.get(word.charAt(0)) ?? Infinity) ? word.slice(1) : word;

export const foldedOf = lately((text: string): Folded => {
  const folded = fold(text);
  const words =
    folded === '' ? [] : folded.split(' ').map((word) => (numbered.test(word) ? anyNumber : word));
  return { text: folded, words, bare: words.map(withoutParticle) };
});

/** Words, and words in a row, with `…` for some between them; `0000000` is the number of a request: whether a message holds one of them. */
export interface Cues {
  isIn(message: Folded): boolean;
  /** The word that each begins with. */
  readonly first: readonly string[];
}

const several = /[&!]/;

/** What a part says of the message that was asked about last: many rows share it. */
function remembering(rows: Rows): Cues {
  let last: Folded | undefined;
  let answer = false;
  return {
    isIn: (message) => {
      if (last !== message) [last, answer] = [message, rows.areIn(message)];
      return answer;
    },
    first: rows.first,
  };
}

/** A row of several parts: those joined by `&` stand in any order, and none of those behind a `!`. */
function together(row: string, part: (text: string) => Cues): Cues {
  const [those = '', ...without] = row.split('!').map((text) => text.trim());
  const all = those.split('&').map((text) => part(text.trim()));
  const none = without.map(part);
  return {
    isIn: (message) => all.every((cues) => cues.isIn(message)) && !none.some((cues) => cues.isIn(message)),
    first: all[0]?.first ?? [],
  };
}

export function cuesOf(list: readonly string[], places: Places = placesOf({})): Cues {
  const plainRows = rowsOf(
    list.filter((cue) => !several.test(cue)),
    places,
  );
  const parts = new Map<string, Cues>();
  const part = (text: string): Cues => {
    const known = parts.get(text) ?? remembering(rowsOf(places.rows(text) ?? [text], places));
    parts.set(text, known);
    return known;
  };
  const rows = list.filter((cue) => several.test(cue)).map((cue) => together(cue, part));
  return {
    isIn: (message) => plainRows.areIn(message) || rows.some((one) => one.isIn(message)),
    first: [...plainRows.first, ...rows.flatMap(({ first }) => first)],
  };
}

/** A word of several people without the alif that is often left out behind it. */
export const withoutAlif = (word: string): string => word.replace(/وا$/, 'و');

/** So many letters of a word are left for it to be told by its stem: «رائعات» is known by «رائعين». */
const shortestStem = 4;
/** A word by its stem; the sign keeps stems apart from words. */
const byStem = (word: string): string | undefined => {
  const stem = stemOf(word);
  return stem.length < shortestStem || /^[a-z]/.test(stem) ? undefined : `~${stem}`;
};

/** The words of phrasings, and their stems: what a message may be made of that says nothing besides. */
export function vocabularyOf(phrasings: readonly string[]): ReadonlySet<string> {
  const messages = phrasings.map(foldedOf);
  const all = new Set(messages.flatMap(({ words, bare }) => [...words, ...bare]).map(withoutAlif));
  return new Set([...all, ...[...all].flatMap((word) => byStem(word) ?? [])]);
}

/** How many words of a message a vocabulary does not hold. */
export const strangersIn = (known: ReadonlySet<string>, { words, bare }: Folded): number =>
  words.filter((word, i) => {
    if (known.has(withoutAlif(word)) || known.has(withoutAlif(bare[i] ?? word))) return false;
    const stem = byStem(word);
    return stem === undefined || !known.has(stem);
  }).length;
