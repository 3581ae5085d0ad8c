import type { PushedChannel } from '../../channel/port.ts';
import type { Coordination } from '../../coordination/port.ts';
import { Bounded } from '../../kernel/bounded.ts';
import { second } from '../../kernel/clock.ts';
import { mostAtOnce, Outlet } from './outlet.ts';

/** How many conversations may be under way at first at a place that only some members are behind: those of others have room. */
const firstAtOnce = 4;
const mostOutlets = 1000;

/** An account at a provider: one outlet for all its members, or one for each place that its channel names. A pause holds on every node. */
export class Account {
  private readonly whole = new Outlet(mostAtOnce);
  private readonly outlets = new Bounded<string, Outlet>(mostOutlets);
  /** Conversations under way. */
  busy = 0;
  private readonly deaf: () => void;

  constructor(
    readonly name: string,
    readonly channel: PushedChannel,
    private readonly coordination: Coordination,
  ) {
    this.deaf = coordination.subscribe(`pause ${name}`, (message) => {
      const [until = '', endpoint = ''] = message.split(' ', 2);
      if (Number.isFinite(Number(until))) this.outletAt(endpoint).pause(Number(until));
    });
  }

  /** How many more conversations may be taken up now. `now` is the machine's own time. */
  room(now: number): number {
    return Math.min(this.whole.room(now), Math.max(0, mostAtOnce - this.busy));
  }

  /** How long to wait until the pause of all is over. */
  restOf(now: number): number {
    return this.whole.restOf(now);
  }

  /** Through what a member at an address is reached. */
  outletTo(address: string): Outlet {
    return this.outletAt(this.endpointOf(address));
  }

  /** The provider wants less: all wait who are reached as this member is. */
  throttled(address: string, now: number, again: number): void {
    this.outletTo(address).throttled();
    this.pause(address, now + again);
  }

  /** The provider fails at this member; answers how long to wait with them. */
  failed(address: string, conversation: string, now: number): number {
    const { own, all } = this.outletTo(address).failed(conversation, now);
    if (all > 0) this.pause(address, now + all);
    return Math.max(own, all);
  }

  private endpointOf(address: string): string {
    return this.channel.endpoint?.(address) ?? '';
  }

  private outletAt(endpoint: string): Outlet {
    if (endpoint === '') return this.whole;
    const known = this.outlets.get(endpoint) ?? new Outlet(firstAtOnce);
    this.outlets.set(endpoint, known);
    return known;
  }

  private pause(address: string, until: number): void {
    const endpoint = this.endpointOf(address);
    if (this.outletAt(endpoint).pause(until))
      this.coordination.publish(`pause ${this.name}`, `${until} ${endpoint}`.trim());
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
