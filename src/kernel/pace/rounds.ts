export interface RoundsOptions {
  /**
   * Does what is due. The promised number is how many milliseconds to wait before the next round; without one it is `pause`, with 0 the
   * next round follows at once. `signal` is aborted by `stop`.
   */
  readonly round: (signal: AbortSignal) => Promise<number | undefined> | Promise<void>;
  /** Milliseconds between the end of a round and the beginning of the next, also after a round that failed. */
  readonly pause: number;
  /** Milliseconds before the first round: none, where nothing is said. */
  readonly first?: number;
  /** Hears of a round that threw; the next comes after `pause`. */
  readonly failed: (error: unknown) => void;
}

/**
 * Work that is done again and again, as long as the process lives: one round at a time, a pause between the end of a round and the
 * beginning of the next. The first round never begins before the constructor has returned.
 */
export class Rounds {
  private readonly stopping = new AbortController();
  private hinted = false;
  private wake: () => void = () => undefined;
  private readonly loop: Promise<void>;

  constructor(private readonly options: RoundsOptions) {
    this.loop = this.run();
  }

  /** Something may be due now: the pause ends. Said during a round that succeeds, it makes the next follow at once. */
  hint(): void {
    this.hinted = true;
    this.wake();
  }

  /** Begins no further round, and waits for the round under way. May be called again. */
  stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    return this.loop;
  }

  private async run(): Promise<void> {
    const { round, pause, first = 0, failed } = this.options;
    const { signal } = this.stopping;
    let wait = first;
    for (;;) {
      await this.sleep(wait);
      if (signal.aborted) return;
      this.hinted = false;
      try {
        wait = (await round(signal)) ?? pause;
      } catch (error) {
        failed(error);
        this.hinted = false;
        wait = pause;
      }
    }
  }

  private async sleep(milliseconds: number): Promise<void> {
    if (milliseconds <= 0 || this.hinted || this.stopping.signal.aborted) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
