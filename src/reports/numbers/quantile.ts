/** So many values that are alike. */
export interface Alike {
  readonly value: number;
  readonly count: number;
}

/**
 * Below which value a part of all lies, from 0 to 1: of 0.5 the middle one, or half-way between the two in the middle. Null of none.
 */
export function quantile(values: readonly Alike[], part: number): number | null {
  const sorted = values.toSorted((one, other) => one.value - other.value);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number): number => {
    let passed = 0;
    return sorted.find(({ count }) => (passed += count) > place)?.value ?? 0;
  };
  if (all === 0) return null;
  const place = (all - 1) * part;
  const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))];
  return below + (above - below) * (place - Math.floor(place));
}
