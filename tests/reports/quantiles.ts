/** Between the two waits that stand around nine tenths of the way from the shortest to the longest. */
export const ninthTenthOf = (waits: readonly number[]): number | null => {
  const sorted = [...waits].sort((a, b) => a - b);
  const way = (sorted.length - 1) * 0.9;
  const [below, above] = [sorted[Math.floor(way)], sorted[Math.ceil(way)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (way % 1);
};

/** The one in the middle, or half-way between the two in the middle. */
export const medianOf = (sorted: readonly number[]): number | null => {
  const half = sorted.length / 2;
  const [before, after] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return before === undefined || after === undefined ? null : (before + after) / 2;
};
