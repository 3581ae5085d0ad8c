import { fold } from '../../../arabic/fold.ts';
import { lately } from '../../../arabic/remembered.ts';
import { stemOf } from '../../../knowledge/stems.ts';

/** So many words may stand where a row says `…`. */
const mostBetween = 3;
/** A number as requests have it: a word of noughts stands for each. */
const numbered = /^\d{7}$/;
const anyNumber = '0000000';

/** A message in folded form, and its words with those that stand behind "and", "so", "by" and "for" where these are written together. */
export interface Folded {
  readonly text: string;
  /** The words in a row, the number of a request as any. */
  readonly row: string;
  readonly words: readonly string[];
  readonly bare: readonly string[];
}

const joined = new Set(['و', 'ف', 'ب', 'ل']);
const shortest = 5;
/** A word without a particle that is written together with it. */
const withoutParticle = (word: string): string =>
  word.length >= shortest && joined.has(word.charAt(0)) ? word.slice(1) : word;

export const foldedOf = lately((text: string): Folded => {
  const folded = fold(text);
  const words =
    folded === '' ? [] : folded.split(' ').map((word) => (numbered.test(word) ? anyNumber : word));
  return { text: folded, row: words.join(' '), words, bare: words.map(withoutParticle) };
});

/** Words that stand for one another in a row: `{mine}` is any of those that the file names `mine`. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/** Words, and words in a row, with `…` for some between them; `0000000` is the number of a request: whether a message holds one of them. */
export interface Cues {
  isIn(message: Folded): boolean;
  /** The word that each begins with. */
  readonly first: readonly string[];
}

const named = /^\{(\w+)\}$/;

/** What may stand at one place of a row, folded: the word itself, or all of its group. */
const placeOf = (word: string, groups: Groups): readonly string[] =>
  (groups[named.exec(word)?.[1] ?? ''] ?? [word]).map(fold);

const between = `(?: [^ ]+){0,${mostBetween}}`;
/** A row as an expression: its spots in order, with some words between them where it says so. */
const rowOf = (spots: readonly (readonly string[])[], gaps: ReadonlySet<number>): RegExp => {
  const parts = spots.map(
    (words, i) => `${gaps.has(i) ? between : ''}${i > 0 ? ' ' : ''}(?:${words.join('|')})`,
  );
  return new RegExp(`${parts.join('')}(?: |$)`);
};

/** A cue taken apart: what may stand at each place, and before which spots others may stand. */
function partsOf(cue: string, groups: Groups) {
  const gaps = new Set<number>();
  const spots: (readonly string[])[] = [];
  for (const word of cue.split(/\s+/).filter((one) => one !== ''))
    if (word === '…') gaps.add(spots.length);
    else spots.push(placeOf(word, groups).filter((text) => text !== ''));
  return { spots, gaps };
}

const beginningOf = (text: string): string => text.split(' ')[0] ?? '';

export function cuesOf(list: readonly string[], groups: Groups = {}): Cues {
  const single = new Set<string>();
  const rows = new Map<string, RegExp[]>();
  for (const cue of list) {
    const { spots, gaps } = partsOf(cue, groups);
    const [first = []] = spots;
    const alone = spots.length > 1 ? [] : first.filter((text) => !text.includes(' '));
    for (const word of alone) single.add(word);
    if (alone.length === first.length) continue;
    const row = rowOf(spots, gaps);
    for (const word of new Set(first.map(beginningOf))) rows.set(word, [...(rows.get(word) ?? []), row]);
  }
  const isRow = (said: string, word: string, bare: string): boolean =>
    (rows.get(word) ?? rows.get(bare))?.some((row) => row.test(said)) ?? false;
  return {
    isIn: ({ row, words, bare }) =>
      words.some((word, i) => {
        const without = bare[i] ?? word;
        return single.has(word) || single.has(without) || isRow(row, word, without);
      }),
    first: [...single, ...rows.keys()],
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
