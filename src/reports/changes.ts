import { z } from 'zod';
import type { Change, Reports, Shown, Tile } from '../contract/reports.ts';

type Compared = Tile & { readonly better: 'more' | 'less' };
/** Answers of figures by their ids, and the days that they are of. */
type Answers = Pick<Reports, 'from' | 'to'>;

const Group = z.record(z.string(), z.unknown());
const Value = z.number().nullable();

/** The tiles that say which way is better. */
export const comparedIn = (shown: readonly Shown[]): readonly Compared[] =>
  shown.flatMap((one) =>
    one.kind === 'tile' && one.better !== undefined ? [{ ...one, better: one.better }] : [],
  );

/** The number of a tile in these answers; null where there is nothing to count. */
export function numberOf({ figure, value }: Tile, answers: Readonly<Record<string, unknown>>): number | null {
  const answer: unknown = Object.entries(answers).find(([id]) => id === figure)?.[1];
  return Value.parse(value.of === undefined ? answer : Group.parse(answer)[value.of]);
}

/** How far apart two values are, from 0 to 1: of what is written as a mean between 1 and 5, of a share, else of the larger. */
function distance(tile: Tile, before: number, now: number): number {
  const apart = Math.abs(now - before);
  if (tile.value.as === 'mean') return apart / 4;
  return tile.value.as === 'share' ? apart : apart / Math.max(Math.abs(before), Math.abs(now), 1);
}

export interface Moved {
  readonly tile: Compared;
  readonly change: Change;
}

/** From here on a change is told: smaller ones are chance. */
const least = 0.01;

function changeOf(tile: Compared, before: Answers, now: Answers): Moved[] {
  const [was, is] = [numberOf(tile, before), numberOf(tile, now)];
  if (was === null || is === null || distance(tile, was, is) < least) return [];
  const better = is > was === (tile.better === 'more');
  return [{ tile, change: { name: tile.name, as: tile.value.as, before: was, now: is, better } }];
}

/** So many changes are told. */
const told = 2;

/** The tiles that changed most, the largest change first. */
export function mostChanged(tiles: readonly Compared[], before: Answers, now: Answers): Moved[] {
  const size = ({ tile, change }: Moved): number => distance(tile, change.before, change.now);
  return tiles
    .flatMap((tile) => changeOf(tile, before, now))
    .toSorted((one, other) => size(other) - size(one))
    .slice(0, told);
}

/** What a channel or a service alone answers. */
export interface Part {
  readonly where: NonNullable<Change['where']>;
  readonly before: Answers;
  readonly now: Answers;
}

/** The part in which a change was larger than in the whole, and largest; undefined where none stands out. */
export function standsOut({ tile, change }: Moved, parts: readonly Part[]): Change['where'] {
  const direction = Math.sign(change.now - change.before);
  const whole = distance(tile, change.before, change.now);
  const found = parts.flatMap(({ where, before, now }) => {
    const [was, is] = [numberOf(tile, before), numberOf(tile, now)];
    if (was === null || is === null || Math.sign(is - was) !== direction) return [];
    return [{ where, size: distance(tile, was, is) }];
  });
  const [largest] = found.toSorted((one, other) => other.size - one.size);
  return largest && largest.size > whole ? largest.where : undefined;
}
