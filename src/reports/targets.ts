import type { Tile } from '../contract/reports.ts';

type Aimed = Pick<Tile, 'name' | 'value'>;

/** Between which values a tile that is written so lies; nothing for what is no number of such a kind. */
function boundsOf({ value: { as } }: Aimed): readonly [least: number, most: number] | undefined {
  switch (as) {
    case 'mean':
      return [1, 5];
    case 'share':
      return [0, 1];
    case 'minutes':
      return [1, 60 * 24 * 30];
    case 'days':
      return [1, 365];
    default:
      return undefined;
  }
}

/** What is wrong in a target: only tiles that say which way is better have one. */
export function faultOfTarget(
  tiles: readonly Aimed[],
  name: string,
  value: number | null,
): string | undefined {
  const tile = tiles.find((one) => one.name === name);
  const bounds = tile && boundsOf(tile);
  if (!bounds) return `of: no tile of this name has a target.`;
  const [least, most] = bounds;
  return value === null || (value >= least && value <= most)
    ? undefined
    : `value: must lie between ${least} and ${most}.`;
}
