import type { Ground } from '../../src/conversation/context.ts';
import { OwnHand, type Hand, type Talked } from './hand.ts';
import { Remote } from './remote.ts';
import { Crowd, flight } from './turns.ts';

/** All who compute turns on one database, each with conversations of its own: one is this process, several are processes beside it. */
export class Crew {
  /** What is talked about, and with which database. */
  readonly crowd: Crowd;
  readonly ground: Ground;

  private constructor(
    private readonly hands: readonly Hand[],
    private readonly others: readonly Remote[],
    { crowd, ground }: Pick<Crew, 'crowd' | 'ground'>,
  ) {
    this.crowd = crowd;
    this.ground = ground;
  }

  static async of(workers: number, ground: Ground, dataDir: string): Promise<Crew> {
    const crowd = new Crowd(ground);
    const many = workers === 1 ? 0 : workers;
    const others = await Promise.all(Array.from({ length: many }, () => Remote.start(dataDir)));
    return new Crew(many === 0 ? [new OwnHand(crowd)] : others, others, { crowd, ground });
  }

  /** Every hand has its share of the conversations. */
  async begin(conversations: number): Promise<void> {
    const { hands } = this;
    const share = Math.floor(conversations / hands.length);
    const left = conversations - share * (hands.length - 1);
    await Promise.all(hands.map((hand, i) => hand.begin(i === 0 ? left : share)));
  }

  async talk(pause = 0): Promise<Talked> {
    const inFlight = Math.ceil(flight / this.hands.length);
    const talked = await Promise.all(this.hands.map((hand) => hand.talk(inFlight, pause)));
    return {
      times: talked.flatMap(({ times }) => times),
      cpu: talked.reduce((sum, { cpu }) => sum + cpu, 0),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.others.map((other) => other.close()));
    await this.crowd.conversations.close();
  }
}
