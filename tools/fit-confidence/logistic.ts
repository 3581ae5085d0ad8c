/** A case for a logistic regression: its figures, whether it was right, and how much it counts. */
export interface Case {
  readonly figures: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const rounds = 1500;
const rate = 0.05;
const ridge = 1e-4;

/** Mean and spread of each figure, by which all are brought to one scale. */
function scaleOf(cases: readonly Case[]): {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
} {
  const size = cases[0]?.figures.length ?? 0;
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  const over = (valueOf: (figures: readonly number[]) => number): number =>
    cases.reduce((sum, { figures, weight }) => sum + (valueOf(figures) * weight) / all, 0);
  const mean = Array.from({ length: size }, (_, k) => over((figures) => figures[k] ?? 0));
  const spread = mean.map((middle, k) =>
    Math.max(Math.sqrt(over((figures) => ((figures[k] ?? 0) - middle) ** 2)), 1e-6),
  );
  return { mean, spread };
}

interface Scaled {
  readonly x: readonly number[];
  readonly right: number;
  readonly weight: number;
}

/** The slope of the weighed log loss with a small ridge. */
function slopeAt(w: Float64Array, cases: readonly Scaled[]): Float64Array {
  const slope = w.map((weight, k) => (k < w.length - 1 ? ridge * weight : 0));
  for (const { x, right, weight } of cases) {
    const odds = x.reduce((sum, value, k) => sum + value * (w[k] ?? 0), 0);
    const miss = (1 / (1 + Math.exp(-odds)) - right) * weight;
    x.forEach((value, k) => (slope[k] = (slope[k] ?? 0) + miss * value));
  }
  return slope;
}

/** The weights of each figure and the base of the odds (Kingma and Ba, 2015: "Adam"). */
export function fitLogistic(cases: readonly Case[]): {
  readonly base: number;
  readonly by: readonly number[];
} {
  const { mean, spread } = scaleOf(cases);
  const size = mean.length;
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  const scaled = cases.map(({ figures, right, weight }) => ({
    x: [...figures.map((value, k) => (value - (mean[k] ?? 0)) / (spread[k] ?? 1)), 1],
    right: right ? 1 : 0,
    weight: weight / all,
  }));
  const w = new Float64Array(size + 1);
  const first = new Float64Array(size + 1);
  const second = new Float64Array(size + 1);
  for (let round = 1; round <= rounds; round += 1)
    slopeAt(w, scaled).forEach((g, k) => {
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * g;
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * g * g;
      const step = (first[k] ?? 0) / (1 - 0.9 ** round);
      w[k] = (w[k] ?? 0) - (rate * step) / (Math.sqrt((second[k] ?? 0) / (1 - 0.999 ** round)) + 1e-9);
    });
  const by = mean.map((_, k) => (w[k] ?? 0) / (spread[k] ?? 1));
  return { base: (w[size] ?? 0) - by.reduce((sum, weight, k) => sum + weight * (mean[k] ?? 0), 0), by };
}
