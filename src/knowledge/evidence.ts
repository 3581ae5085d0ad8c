/** The figures on which a decision rests, for measuring and for tests. */
export interface Evidence {
  readonly best: string;
  /** How far the best answer's score is above the second's. */
  readonly gap: number;
  /** Cosine of the question and the nearest phrasing of the best answer. */
  readonly nearest: number;
  /** Share of the question's words that stand in any phrasing. */
  readonly known: number;
  /** The same share, of words as they are written: stems of strange words sometimes fall together with known ones. */
  readonly written: number;
  /** Number of words. */
  readonly length: number;
}

/**
 * The logarithm of the odds that the best answer is right, by logistic regression over the five packs' own phrasings, each left out
 * in turn, and over questions about other things (tests/knowledge).
 */
const odds = ({ gap, nearest, known }: Evidence): number => 3 * gap + 1.3 * nearest + 6 * known - 6.7;
const surelyRight = 1.25;
export const isSure = (seen: Evidence): boolean =>
  odds(seen) >= surelyRight && seen.nearest >= 0.3 && seen.written >= (seen.length <= 4 ? 0.7 : 0.6);
/** Below it a question is about other things. */
export const leastKnown = 0.5;
export const isClose = ({ nearest, known }: Evidence): boolean => known >= leastKnown && nearest >= 0.2;
