import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { IncomingMessage } from '../../src/channel/message.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { Staff } from '../../src/records/desk/staff.ts';
import type { House } from '../../src/voice/house.ts';
import { standIn } from './stand-in.ts';

/** Who works at the desk of the made-up association. */
export type Crew = Readonly<Record<'researcher' | 'committee' | 'manager' | 'privacy' | 'admin', Staff>>;

export interface Beginnings {
  readonly ground: Ground;
  readonly house: House;
  readonly crew: Crew;
  readonly seed: number;
  /** Where time begins, in milliseconds since the epoch. */
  readonly from: number;
  /** The channels that we call, by name: members write there too. */
  readonly pushed: readonly string[];
}

/** Where a member writes. */
export interface MemberAddress {
  readonly channel: string;
  readonly address: string;
  readonly publicId: string;
}

/** An association whose members are made up: everything that is real but the members, the providers and the clock. */
export class World {
  readonly house: House;
  readonly crew: Crew;
  readonly seed: number;
  readonly clock: ReturnType<typeof handClock>;
  readonly ground: Ground;
  readonly conversations: Conversations;
  readonly office: Office;
  /** Where members write, as often as it stands there: half of them on the web. */
  readonly channels: readonly string[];
  private readonly sending: Channels;
  private readonly served: ReadonlyMap<string, Served>;

  constructor({ ground, house, crew, seed, from, pushed }: Beginnings) {
    this.house = house;
    this.crew = crew;
    this.seed = seed;
    const [fetched = ''] = ground.pulled;
    this.channels = [...pushed.map(() => fetched), ...pushed];
    this.clock = handClock(from);
    this.ground = { ...ground, clock: this.clock };
    this.conversations = new Conversations(this.ground);
    this.office = new Office(this.ground, this.conversations);
    const association = house.association.id;
    this.served = new Map(pushed.map((name) => [name, { association, channel: standIn(name) }]));
    this.sending = new Channels(this.ground, this.conversations, {
      served: [...this.served.values()],
      base: () => 'http://made-up.example',
      alarms: { undelivered: () => undefined },
    });
  }

  /** A new conversation on a channel; `address` is what a channel that we call knows the member by. */
  async begin(channel: string, address: string): Promise<string> {
    const association = this.house.association.id;
    return this.served.has(channel)
      ? this.conversations.open({ association, channel, address })
      : (await this.conversations.begin(association, channel)).publicId;
  }

  /** A message of a member comes in as it does on the channel. */
  async receive({ channel, address, publicId }: MemberAddress, message: IncomingMessage): Promise<void> {
    const served = this.served.get(channel);
    if (!served) await this.conversations.receive(publicId, message);
    else await this.sending.take(served, [{ kind: 'message', address, at: this.clock.now(), message }]);
  }

  /** Waits until everything that was said has been sent, so that it was sent when it was said. */
  async settled(): Promise<void> {
    for (;;) {
      const { rows } = await this.ground.database.query<{ found: boolean }>(
        `select exists (select 1 from outbox where state in ('waiting', 'attempting')) as found`,
      );
      if (rows[0]?.found !== true) return;
      await new Promise((done) => setTimeout(done, 2));
    }
  }

  async close(): Promise<void> {
    await this.sending.stop();
    await this.office.close();
    await this.conversations.close();
  }
}
