import { stopwatch } from '../clock.ts';

/** How many may wait: all together, and those who come from one place. */
export interface Room {
  readonly all: number;
  readonly each: number;
}

/** So long as the work took, times this, nobody else is let in after it: what strangers want done takes no more than a part of a core. */
const rest = 2;

/** One piece of work at a time, in the order in which they came; so many wait, and whoever comes then is told so at once. */
export class Turnstile {
  private tail: Promise<void> = Promise.resolve();
  private readonly inside = new Map<string, number>();
  private count = 0;

  constructor(private readonly room: Room) {}

  /**
   * Runs `work` when those before it are done. `from` is where it comes from; without one it is let in however many wait, and no rest follows.
   * Undefined, and nothing is run, when there is no room.
   */
  async run<T>(from: string | undefined, work: () => Promise<T>): Promise<{ readonly done: T } | undefined> {
    // One is at work beside those who wait.
    if (from !== undefined && (this.count > this.room.all || this.of(from) > this.room.each))
      return undefined;
    const place = from ?? '';
    const before = this.tail;
    let leave: () => void = () => undefined;
    this.tail = new Promise((resolve) => (leave = resolve));
    this.count += 1;
    this.inside.set(place, this.of(place) + 1);
    await before;
    const took = stopwatch();
    try {
      return { done: await work() };
    } finally {
      setTimeout(
        () => {
          this.leave(place);
          leave();
        },
        from === undefined ? 0 : rest * took(),
      );
    }
  }

  private leave(place: string): void {
    this.count -= 1;
    const left = this.of(place) - 1;
    if (left > 0) this.inside.set(place, left);
    else this.inside.delete(place);
  }

  private of(from: string): number {
    return this.inside.get(from) ?? 0;
  }
}
