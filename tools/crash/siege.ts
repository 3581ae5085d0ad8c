import { Member, type Chat, type Street } from '../../tests/support/chat.ts';
import { errands, type Errand } from '../../tests/support/errands.ts';
import { takes } from '../../tests/support/pace.ts';
import { between, randomFrom, type Random } from '../../tests/support/random.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Victim } from './victim.ts';

export interface CrashWish {
  readonly kills: number;
  readonly conversations: number;
  readonly seed: number;
  /** So many workers the server has: with several, one of them is killed each time, and the server goes on. */
  readonly workers: number;
  /** Told what happens. */
  readonly tell?: (event: string) => void;
}

const patience = 10 * 60_000;

/** Who is killed, as it is told. */
const endings = { server: '', database: ', with the database', worker: ', of a worker' } as const;

/** The kills come when so many messages were acknowledged, and a moment later: under load, whatever the speed of the machine. */
function momentsOf(random: Random, kills: number, messages: number): number[] {
  return Array.from({ length: kills }, () => Math.floor((0.03 + 0.87 * random()) * messages)).sort(
    (a, b) => a - b,
  );
}

/** Members who send requests to a server that is killed again and again. */
export class Siege {
  readonly chats: Chat[] = [];
  /** One sentence for each conversation, or server, that did not go on. */
  readonly stuck: string[] = [];
  acknowledged = 0;
  kills = 0;
  killsWithDatabase = 0;
  private readonly street: Street;
  private readonly random: Random;
  private talking = true;

  constructor(
    private readonly victim: Victim,
    private readonly wish: CrashWish,
  ) {
    this.random = randomFrom(wish.seed);
    this.street = {
      urls: [victim.url],
      random: this.random,
      until: systemClock().now() + patience,
      acknowledged: () => void (this.acknowledged += 1),
    };
  }

  private async talk({ house, service, n }: Errand): Promise<void> {
    try {
      const member = await Member.arrive(this.street, house);
      this.chats.push(member.chat);
      await member.sendRequest(service, n);
    } catch (error) {
      this.stuck.push(`conversation ${n} (${house.association.id}, ${service}) is stuck: ${String(error)}`);
    }
  }

  private async killAt(moments: readonly number[], messages: number): Promise<void> {
    for (const [i, moment] of moments.entries()) {
      while (this.acknowledged < moment && this.talking) await takes(2);
      if (!this.talking) return;
      await takes(between(this.random, 0, 60));
      const whom = this.wish.workers > 1 ? 'worker' : i % 2 === 1 ? 'database' : 'server';
      this.wish.tell?.(
        `kill ${i + 1} of ${moments.length}${endings[whom]}, after ${this.acknowledged} of ${messages} messages`,
      );
      await this.kill(whom);
    }
  }

  private async kill(whom: keyof typeof endings): Promise<void> {
    this.kills += 1;
    if (whom === 'worker') this.victim.killWorker(this.kills);
    else {
      await this.victim.kill(whom === 'database' ? whom : undefined);
      if (whom === 'database') this.killsWithDatabase += 1;
      await this.victim.start();
    }
  }

  /** Goes on until every member has a receipt or gave up. */
  async last(): Promise<void> {
    const { list, messages } = await errands(this.wish.conversations);
    const moments = momentsOf(this.random, this.wish.kills, messages);
    try {
      await this.victim.start();
      const kills = this.killAt(moments, messages).catch((error: unknown) => {
        this.stuck.push(`the server did not come back: ${String(error)}`);
      });
      await Promise.all(list.map((errand) => this.talk(errand)));
      this.talking = false;
      await kills;
    } finally {
      this.talking = false;
    }
  }
}
