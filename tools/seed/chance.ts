import { drawn } from '../../src/kernel/ids.ts';

/** A whole number from 0 to `outOf` - 1 that follows from the seed, from whom it is about and from what is drawn. */
export type Chance = (what: string, outOf: number) => number;

/** What chance holds for the `n`th member of a world that began with `seed`. */
export const chanceOf =
  (seed: number, n: number): Chance =>
  (what, outOf) =>
    drawn(String(seed), `${what} ${n}`, outOf);

/** One of a list. Throws when the list is empty. */
export function pick<T>(chance: Chance, what: string, list: readonly T[]): T {
  const found = list[chance(what, list.length)];
  if (found === undefined) throw new Error(`there is nothing to choose from: ${what}`);
  return found;
}
