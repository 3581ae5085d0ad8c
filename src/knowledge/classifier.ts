import { dialectOf } from './dialect.ts';
import { margins } from './svm.ts';
import { trainOn, type Example, type Learning } from './trained.ts';

export type { Example };

/** A label, and how much speaks for it: above 0 more for it than against it. */
export interface Ranked {
  readonly label: string;
  readonly score: number;
}

/** What texts are about, learned from examples. Pure: the same examples always teach the same. */
export interface Classifier {
  /** Every label by falling score; equal scores keep the order in which the labels came. */
  rank(text: string): Ranked[];
}

/** Learns what texts are about from examples of every label; unless told otherwise words are compared as they stand, and slips of the finger are not learned. */
export function learnTexts(
  examples: readonly Example[],
  { dialect = dialectOf(), slips = false }: Partial<Learning> = {},
): Classifier {
  const { ids, vectorOf, model } = trainOn(examples, { dialect, slips });
  return {
    rank(text) {
      const scores = margins(model, vectorOf(text));
      return ids.map((label, i) => ({ label, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score);
    },
  };
}
