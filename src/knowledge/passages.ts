import { words } from '../arabic/fold.ts';
import { atOnce, type Steps } from '../kernel/pace/slices.ts';

/**
 * BM25 over pieces of three and four letters. Of the packs' 1,432 Arabic phrasings, a quarter left out at a time, it finds the clause that their answer
 * cites first in 93 % and among three in 99 %, where clauses hold the phrasings of the answers that cite them; in 43 % and 58 % by their own words alone
 * (whole words in 19 %, stems in 31 %).
 */
export interface Passages {
  /** Passages by falling score; a score is at least 0 and grows with the length of the question. */
  search(question: string): { readonly id: string; readonly score: number }[];
}

const saturation = 1.2;
const lengthWeight = 0.75;

function pieces(list: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of list) {
    const padded = ` ${word} `;
    for (let size = 3; size <= 4; size += 1)
      for (let at = 0; at + size <= padded.length; at += 1) {
        const piece = padded.slice(at, at + size);
        found.set(piece, (found.get(piece) ?? 0) + 1);
      }
  }
  return found;
}

interface Passage {
  readonly id: string;
  readonly text: string;
}

/** `wordsOf` tells how texts are compared: without it as they are folded. */
export const indexPassages = (
  passages: readonly Passage[],
  wordsOf?: (text: string) => readonly string[],
): Passages => atOnce(indexing(passages, wordsOf));

/** The same, in steps. */
export function* indexing(
  passages: readonly Passage[],
  wordsOf: (text: string) => readonly string[] = words,
): Steps<Passages> {
  const postings = new Map<string, { doc: number; count: number }[]>();
  const lengths: number[] = [];
  for (const [doc, { text }] of passages.entries()) {
    const counted = pieces(wordsOf(text));
    lengths.push([...counted.values()].reduce((sum, n) => sum + n, 0));
    for (const [piece, count] of counted) {
      const list = postings.get(piece);
      if (list) list.push({ doc, count });
      else postings.set(piece, [{ doc, count }]);
    }
    yield;
  }
  const average = lengths.reduce((sum, n) => sum + n, 0) / Math.max(lengths.length, 1);
  return {
    search(question) {
      const scores = new Float64Array(passages.length);
      for (const piece of pieces(wordsOf(question)).keys()) {
        const list = postings.get(piece);
        if (!list) continue;
        const rarity = Math.log(1 + (passages.length - list.length + 0.5) / (list.length + 0.5));
        for (const { doc, count } of list) {
          const norm = 1 - lengthWeight + (lengthWeight * (lengths[doc] ?? 0)) / average;
          scores[doc] =
            (scores[doc] ?? 0) + (rarity * count * (saturation + 1)) / (count + saturation * norm);
        }
      }
      return passages
        .map(({ id }, doc) => ({ id, score: scores[doc] ?? 0 }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
    },
  };
}
