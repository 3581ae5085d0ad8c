import { second, stopwatch } from '../../kernel/clock.ts';

/** What takes longer is slow. */
const slow = second;

/** How often the database was slow, from the start of this process on. */
export class Pace {
  private count = 0;

  get slow(): number {
    return this.count;
  }

  /** Does some work of the database, and notes whether it was slow, also where it failed. */
  async of<T>(work: () => Promise<T>): Promise<T> {
    const elapsed = stopwatch();
    try {
      return await work();
    } finally {
      if (elapsed() > slow) this.count += 1;
    }
  }
}
