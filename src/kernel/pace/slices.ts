import { stopwatch } from '../clock.ts';

/** Long work in steps: between two of them others may come first. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does the same with each of a list, one a step. */
export function* each<A, B>(list: readonly A[], work: (one: A) => B): Steps<B[]> {
  const done: B[] = [];
  for (const one of list) {
    done.push(work(one));
    yield;
  }
  return done;
}

/** So many milliseconds of it are done before everything else that waits has its turn. */
const slice = 8;
const others = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Does it between whatever else there is to do: nobody waits longer than for a slice of it, and the step that ends it. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    await others();
    const taken = stopwatch();
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (taken() < slice);
  }
}
