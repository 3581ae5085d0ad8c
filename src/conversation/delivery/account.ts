import type { PushedChannel } from '../../channel/port.ts';
import type { Coordination } from '../../coordination/port.ts';
import { minute, second } from '../../kernel/clock.ts';

const mostAtOnce = 16;
const longestPause = minute;

/**
 * How fast an account may be spoken to now. It slows down by itself: after a failure of the provider one call at a time tries again,
 * after pauses that grow; each success doubles what may be under way. A pause that the provider asked for holds on every node.
 */
export class Account {
  private window = mostAtOnce;
  private pausedUntil = 0;
  private failures = 0;
  /** Calls under way. */
  busy = 0;
  private readonly deaf: () => void;

  constructor(
    readonly name: string,
    readonly channel: PushedChannel,
    private readonly coordination: Coordination,
  ) {
    this.deaf = coordination.subscribe(`pause ${name}`, (message) => {
      const until = Number(message);
      if (Number.isFinite(until)) this.pausedUntil = Math.max(this.pausedUntil, until);
    });
  }

  /** How many more conversations may be taken up now. `now` is the machine's own time. */
  room(now: number): number {
    return now < this.pausedUntil ? 0 : Math.max(0, this.window - this.busy);
  }

  /** How long to wait until the pause is over. */
  restOf(now: number): number {
    return Math.max(0, this.pausedUntil - now);
  }

  succeeded(): void {
    this.failures = 0;
    this.window = Math.min(mostAtOnce, this.window * 2);
  }

  /** The provider wants less: all wait. */
  throttled(now: number, again: number): void {
    this.window = Math.max(1, Math.floor(this.window / 2));
    this.pause(now + again);
  }

  /** The provider fails. */
  failed(now: number): number {
    this.failures += 1;
    this.window = 1;
    const wait = Math.min(longestPause, 250 * 2 ** Math.min(this.failures, 8));
    this.pause(now + wait);
    return wait;
  }

  private pause(until: number): void {
    if (until <= this.pausedUntil) return;
    this.pausedUntil = until;
    this.coordination.publish(`pause ${this.name}`, String(until));
  }

  /** Whether one more message may go now: `busy` when the account has sent enough for this moment, `member` when this member has. */
  async allows(conversation: string): Promise<'yes' | 'busy' | 'member'> {
    const { all, each, burst } = this.channel.capabilities.pace;
    const fits = await this.coordination.allow(
      `pace ${this.name}`,
      Math.max(1, Math.floor(all / 4)),
      second / 4,
    );
    if (!fits) return 'busy';
    const pair = `pace ${this.name} ${conversation}`;
    const fair =
      (await this.coordination.allow(pair, burst, (burst / each) * second)) ||
      (await this.coordination.allow(`${pair} slowly`, 1, second / each));
    return fair ? 'yes' : 'member';
  }

  close(): void {
    this.deaf();
  }
}
