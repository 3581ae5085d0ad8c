import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage } from '../../src/channel/message.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { dialogueOf, requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { atOnce } from '../at-once.ts';
import { median, quantile } from '../quantile.ts';
import { insertsPerSecond } from './inserts.ts';

/** How many conversations are under way at the same moment. */
export const flight = 64;
const variations = 16;
/** So many turns, at least, has the request that is measured: the same one from release to release, or figures could not be compared. */
const fewestTurns = 13;

/** What one round came to. */
interface Round {
  readonly turnsPerSecond: number;
  readonly insertsPerSecond: number;
  /** Microseconds of processor time for a turn. */
  readonly cpu: number;
  /** Processors that were busy on average. */
  readonly busy: number;
  readonly bytesPerTurn: number;
}

const sizeQuery = `select (pg_total_relation_size('entries') + pg_total_relation_size('conversations') + pg_total_relation_size('requests'))::float8 as size`;

/** Members who send the same request in sixteen variations, so many at a time. */
export class Crowd {
  readonly dialogue;
  readonly turns: number;
  readonly conversations: Conversations;
  private readonly scripts: readonly (readonly IncomingMessage[])[];

  constructor(private readonly ground: Ground) {
    const { engine, houses } = ground;
    const { house, service } = dialogueOf(engine, houses.values(), fewestTurns);
    this.dialogue = { association: house.association.id, service };
    this.scripts = Array.from({ length: variations }, (_, n) =>
      requestDialogue(engine, { house, service, n }),
    );
    this.turns = this.scripts[0]?.length ?? 0;
    this.conversations = new Conversations(ground);
  }

  async begin(count: number): Promise<string[]> {
    const [channel = ''] = this.ground.pulled;
    const made = Array.from({ length: count }, () =>
      this.conversations.begin(this.dialogue.association, channel),
    );
    return (await Promise.all(made)).map(({ publicId }) => publicId);
  }

  /** One member from the greeting to the receipt, with a pause after each turn. Puts the milliseconds of each turn into `times`. */
  private async talk(publicId: string, n: number, pacing: { times: number[]; pause: number }): Promise<void> {
    for (const message of this.scripts[n % this.scripts.length] ?? []) {
      const took = stopwatch();
      await this.conversations.receive(publicId, message);
      pacing.times.push(took());
      if (pacing.pause > 0) await pause(pacing.pause);
    }
  }

  /** Conversations that are not measured. */
  async warmUp(count: number): Promise<void> {
    await this.talkAll(await this.begin(count));
  }

  /** Every variation in turn, as fast as it goes. */
  async talkAll(ids: readonly string[]): Promise<void> {
    await atOnce(ids, flight, (publicId, i) => this.talk(publicId, i, { times: [], pause: 0 }));
  }

  private async size(): Promise<number> {
    return (await this.ground.database.query<{ size: number }>(sizeQuery)).rows[0]?.size ?? 0;
  }

  /** As fast as it goes, between two measurements of single-row inserts. */
  async round(count: number): Promise<Round> {
    const { connection } = this.ground.database;
    const insertsBefore = await insertsPerSecond(connection, flight);
    const ids = await this.begin(count);
    const turns = count * this.turns;
    const sizeBefore = await this.size();
    const took = stopwatch();
    const cpuBefore = process.cpuUsage();
    await this.talkAll(ids);
    const seconds = took() / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      cpu: (user + system) / turns,
      busy: (user + system) / 1e6 / seconds,
      turnsPerSecond: turns / seconds,
      insertsPerSecond: (insertsBefore + (await insertsPerSecond(connection, flight))) / 2,
      bytesPerTurn: ((await this.size()) - sizeBefore) / turns,
    };
  }

  /** At half of a rate of turns a second. Answers the 99th percentile of a turn, in milliseconds. */
  async calmRound(count: number, rate: number): Promise<number> {
    const times: number[] = [];
    const between = (flight / (rate / 2)) * 1000 * 0.9;
    await atOnce(await this.begin(count), flight, (publicId, i) =>
      this.talk(publicId, i, { times, pause: between }),
    );
    return quantile(times, 0.99);
  }
}

export interface Rounds {
  readonly rounds: readonly Round[];
  /** The 99th percentile of a turn at half load in each round, in milliseconds. */
  readonly calm: readonly number[];
}

/** Rounds of `conversations` each, and after each a calm one of a quarter of them. */
export async function roundsOf(crowd: Crowd, count: number, conversations: number): Promise<Rounds> {
  const rounds: Round[] = [];
  const calm: number[] = [];
  for (let round = 0; round < count; round += 1) {
    rounds.push(await crowd.round(conversations));
    const rate = median(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
    calm.push(await crowd.calmRound(Math.ceil(conversations / 4), rate));
  }
  return { rounds, calm };
}
