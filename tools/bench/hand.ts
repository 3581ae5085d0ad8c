import type { Crowd } from './turns.ts';

/** What one stretch of talking came to: the milliseconds of each turn, and the microseconds of processor time of whoever computed them. */
export interface Talked {
  readonly times: readonly number[];
  readonly cpu: number;
}

/** Who computes turns: conversations are begun, then all of them talk, so many at a time, with a pause of so many milliseconds after each turn. */
export interface Hand {
  begin(conversations: number): Promise<void>;
  talk(inFlight: number, pause: number): Promise<Talked>;
}

/** This process itself. */
export class OwnHand implements Hand {
  private ids: readonly string[] = [];

  constructor(private readonly crowd: Crowd) {}

  async begin(conversations: number): Promise<void> {
    this.ids = await this.crowd.begin(conversations);
  }

  async talk(inFlight: number, pause: number): Promise<Talked> {
    const before = process.cpuUsage();
    const times = await this.crowd.talkAll(this.ids, { inFlight, pause });
    const { user, system } = process.cpuUsage(before);
    return { times, cpu: user + system };
  }
}
