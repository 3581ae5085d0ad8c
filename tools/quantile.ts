/** The value below which the share `q` of a list lies; 0 for an empty list. */
export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

export const median = (values: readonly number[]): number => quantile(values, 0.5);
