import { test } from '@jest/globals';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';

/** Whether all is tried of what the run of every day tries a part of: `WHOLE=1`. */
export const whole = process.env['WHOLE'] === '1';

/** Whether this file was named on the command line: then all tests that stand in it are run. */
const isNamed = process.env['TESTS_ARE_NAMED'] === '1';

/** A test that the run of every day leaves out for the time it takes: it is there in a whole run, and where its file is named. */
export function further(name: string, run: () => Promise<void>): void {
  if (whole || isNamed) test(name, run);
}

/** The first of some ways to try one thing; all of them in a whole run, and where the file is named. */
export const firstOf = <T>(list: readonly T[], n = 1): T[] =>
  list.filter((_, i) => whole || isNamed || i < n);

/** Every `n`th of a list, all of it in a whole run. */
export const everyNth = <T>(list: readonly T[], n: number): T[] =>
  list.filter((_, i) => whole || i % n === 0);

const oneOf = 8;

/**
 * Pairs of a waiting state and what is tried in it. At the first state of each flow, step and kind all is tried, at every other one a
 * eighth, another one at each; in a whole run all at all of them. Each call of the function that is answered goes on from those before it.
 */
export function pairing(): <T>(reached: readonly Reached[], tried: readonly T[]) => [Reached, T][] {
  const known = new Set<string>();
  let n = 0;
  return (reached, tried) =>
    reached.flatMap((one) => {
      const { flow, step, kind } = one.state;
      const name = [flow, step, kind].join('/');
      const all = whole || !known.has(name);
      known.add(name);
      n += 1;
      return tried.flatMap((each, i): [Reached, typeof each][] =>
        all || (i + n) % oneOf === 0 ? [[one, each]] : [],
      );
    });
}
