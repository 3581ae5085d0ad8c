import { minute, second } from '../../kernel/clock.ts';
import { Bounded } from '../../kernel/bounded.ts';

export const mostAtOnce = 16;
const longestPause = minute;
/** Of so many members at least, at the same time, a failure of the provider is known as that. */
const several = 2;
/** Of how many members it is remembered how often they failed. */
const remembered = 1000;

const pauseAfter = (failures: number): number =>
  Math.min(longestPause, (second / 4) * 2 ** Math.min(failures, 8));

/**
 * A place where a provider takes messages, and how fast it may be spoken to now. What fails for one member is that member's alone, who is
 * tried again after pauses that grow. What fails for a second one before anybody succeeds is the provider's: then one call at a time tries
 * again, after pauses that grow, the longer the more are met; each success doubles what may be under way.
 */
export class Outlet {
  private until = 0;
  /** How many pauses in a row ended in a failure. */
  private rounds = 0;
  private readonly failing = new Set<string>();
  private readonly failures = new Bounded<string, number>(remembered);
  /** Conversations under way. */
  busy = 0;

  constructor(private window: number) {}

  /** How many more conversations may be taken up now. `now` is the machine's own time. */
  room(now: number): number {
    return now < this.until ? 0 : Math.max(0, this.window - this.busy);
  }

  /** Whether more are under way than may be. */
  get full(): boolean {
    return this.busy > this.window;
  }

  /** How long to wait until the pause is over. */
  restOf(now: number): number {
    return Math.max(0, this.until - now);
  }

  succeeded(conversation: string): void {
    this.failing.clear();
    this.rounds = 0;
    this.failures.delete(conversation);
    this.window = Math.min(mostAtOnce, this.window * 2);
  }

  /** The provider wants less: all wait. */
  throttled(): void {
    this.window = Math.max(1, Math.floor(this.window / 2));
  }

  /** The provider fails at this conversation: how long this one waits, and how long all do. */
  failed(conversation: string, now: number): { readonly own: number; readonly all: number } {
    const failures = (this.failures.get(conversation) ?? 0) + 1;
    this.failures.set(conversation, failures);
    if (this.failing.size < 8) this.failing.add(conversation);
    const own = pauseAfter(failures);
    if (this.failing.size < several) return { own, all: 0 };
    this.window = 1;
    // What was under way together fails together: that is one failure.
    if (now >= this.until) this.rounds += 1;
    return { own, all: pauseAfter(Math.min(this.rounds, this.failing.size + 1)) };
  }

  /** Nothing goes until then; false when that was so already. */
  pause(until: number): boolean {
    if (until <= this.until) return false;
    this.until = until;
    return true;
  }
}
