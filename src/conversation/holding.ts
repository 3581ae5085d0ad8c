import { second, type Clock } from '../kernel/clock.ts';
import { Rounds } from '../kernel/pace/rounds.ts';

/** So long what this process works on is held without another word: after a crash nobody waits longer. In milliseconds. */
export const holdFor = 2 * second;
const often = holdFor / 4;

interface Held<T> {
  readonly clock: Clock;
  /** Writes down that these are held until a moment (milliseconds since the epoch). */
  readonly keep: (held: readonly T[], until: number) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/**
 * What this process works on, and no other may take. Its hold is short, and goes on for as long as the process lives: a call to a provider may take its
 * time, a crash may not.
 */
export class Holding<T> {
  private readonly held = new Set<T>();
  private keptAt = 0;
  private readonly rounds: Rounds;

  constructor(private readonly kept: Held<T>) {
    this.rounds = new Rounds({ round: () => this.keep(), pause: often, failed: kept.failed });
  }

  has(one: T): boolean {
    return this.held.has(one);
  }

  /** Holds it until the work is done, or until it is let go of. */
  async during<R>(one: T, work: () => Promise<R>): Promise<R> {
    this.held.add(one);
    try {
      return await work();
    } finally {
      this.held.delete(one);
    }
  }

  /** Lets go of it before its work is done: it may be taken again from now on. */
  letGo(one: T): void {
    this.held.delete(one);
  }

  /** To be awaited before others are taken: what this process holds is not taken from itself after a long pause. */
  async surely(): Promise<void> {
    if (this.kept.clock.now() - this.keptAt > often) await this.keep();
  }

  private async keep(): Promise<void> {
    const now = this.kept.clock.now();
    if (this.held.size > 0) await this.kept.keep([...this.held], now + holdFor);
    this.keptAt = now;
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }
}
