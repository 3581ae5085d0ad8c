import { fewest } from './fewest.ts';

/** The ratings of those whose service ended in one way, and how many services of the association ended so in the last year. */
export interface Stratum {
  readonly outcome: string;
  /** Their mean; null of none. */
  readonly mean: number | null;
  readonly answered: number;
  readonly ended: number;
}

/**
 * How satisfied members are whatever their answer was: the mean of each outcome, weighted by how often the association's services end so. Outcomes of fewer
 * ratings than are shown count for nothing; null where there is no other. Whoever approves more is not rated better by it.
 */
export function adjustedScore(strata: readonly Stratum[]): number | null {
  const counted = strata.flatMap(({ mean, answered, ended }) =>
    mean !== null && answered >= fewest && ended > 0 ? [{ mean, ended }] : [],
  );
  const all = counted.reduce((sum, { ended }) => sum + ended, 0);
  return all === 0 ? null : counted.reduce((sum, { mean, ended }) => sum + mean * ended, 0) / all;
}
