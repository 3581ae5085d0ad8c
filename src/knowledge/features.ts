import { skeletonOf, stemOf } from './stems.ts';

/** How often each feature occurs in a text, by its name: those of words, those of pieces of words, and those of notions, where somebody reads such in it. */
export interface Features {
  readonly words: ReadonlyMap<number, number>;
  readonly pieces: ReadonlyMap<number, number>;
  readonly notions?: ReadonlyMap<number, number>;
}

const prime = 0x0100_0193;
/**
 * The name of a feature: 32 bits made of its letters (FNV-1a, one step a letter). Of a hundred thousand features one pair falls together, which no
 * classifier notices; as strings they would take ten times the room.
 */
const step = (name: number, letter: number): number => Math.imul(name ^ letter, prime);
function named(kind: number, text: string): number {
  let name = Math.imul(kind, 0x9e37_79b1);
  for (let i = 0; i < text.length; i += 1) name = step(name, text.charCodeAt(i));
  return name;
}
const pair = (kind: number, one: number, other: number): number =>
  Math.imul(Math.imul(one ^ Math.imul(kind, 0x9e37_79b1), 0x85eb_ca6b) ^ (other >>> 13) ^ other, 0xc2b2_ae35);

const kinds = {
  word: 1,
  stem: 2,
  stems: 3,
  skeleton: 4,
  skeletons: 5,
  beside: 6,
  piece: 7,
  notion: 8,
  notions: 9,
} as const;
const longestPiece = 5;

/** Pieces of two to five letters of a word between spaces. */
function addPieces(word: string, add: (name: number) => void): void {
  const padded = ` ${word} `;
  for (let from = 0; from + 1 < padded.length; from += 1) {
    let name = step(Math.imul(kinds.piece, 0x9e37_79b1), padded.charCodeAt(from));
    for (let size = 2; size <= longestPiece && from + size <= padded.length; size += 1) {
      name = step(name, padded.charCodeAt(from + size - 1));
      add(name);
    }
  }
}

const counting = (): { counts: Map<number, number>; add: (name: number) => void } => {
  const counts = new Map<number, number>();
  return { counts, add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1) };
};

/**
 * A text, given as its words, as features: each word, its stem and its consonants, neighbours in order by stem and by consonants, pieces of two to five
 * letters; with `beside`, any two words without order by consonants too.
 */
export function featuresOf(list: readonly string[], beside = true): Features {
  const words = counting();
  const pieces = counting();
  const stems = list.map(stemOf);
  const bones = stems.map(skeletonOf);
  list.forEach((word, i) => {
    words.add(named(kinds.word, word));
    words.add(named(kinds.stem, stems[i] ?? ''));
    words.add(named(kinds.skeleton, bones[i] ?? ''));
    addPieces(word, pieces.add);
    if (i === 0) return;
    words.add(pair(kinds.stems, named(kinds.stem, stems[i - 1] ?? ''), named(kinds.stem, stems[i] ?? '')));
    words.add(
      pair(kinds.skeletons, named(kinds.skeleton, bones[i - 1] ?? ''), named(kinds.skeleton, bones[i] ?? '')),
    );
  });
  if (!beside) return { words: words.counts, pieces: pieces.counts };
  const each = [...new Set(bones)].map((one) => named(kinds.skeleton, one)).sort((a, b) => a - b);
  each.forEach((one, i) => {
    for (const other of each.slice(i + 1)) words.add(pair(kinds.beside, one, other));
  });
  return { words: words.counts, pieces: pieces.counts };
}

/** The notions of a text as features: each, and any two. */
export function featuresOfNotions(list: readonly string[]): ReadonlyMap<number, number> {
  const { counts, add } = counting();
  const names = list.map((one) => named(kinds.notion, one)).sort((a, b) => a - b);
  names.forEach((one, i) => {
    add(one);
    for (const other of names.slice(i + 1)) add(pair(kinds.notions, one, other));
  });
  return counts;
}
