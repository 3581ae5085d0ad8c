import type { Tile } from '../contract/reports.ts';

type Aimed = Pick<Tile, 'name' | 'value'>;

/** Between which values a tile lies that is written so. */
const bounds: Partial<Readonly<Record<string, readonly [least: number, most: number]>>> = {
  mean: [1, 5],
  share: [0, 1],
  minutes: [1, 60 * 24 * 30],
  days: [1, 365],
};

/** What is wrong in a target: only tiles that say which way is better have one. */
export function faultOfTarget(
  tiles: readonly Aimed[],
  name: string,
  value: number | null,
): string | undefined {
  const tile = tiles.find((one) => one.name === name);
  const as = tile?.value.as;
  const between = typeof as === 'string' ? bounds[as] : undefined;
  if (!between) return 'of: no tile of this name has a target.';
  const [least, most] = between;
  return value === null || (value >= least && value <= most)
    ? undefined
    : `value: must lie between ${least} and ${most}.`;
}
