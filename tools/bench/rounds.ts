import { stopwatch } from '../../src/kernel/clock.ts';
import type { Database } from '../../src/records/base/database.ts';
import { median, quantile } from '../quantile.ts';
import type { Crew } from './crew.ts';
import { insertsPerSecond } from './inserts.ts';
import { flight } from './turns.ts';

/** What one round came to. */
interface Round {
  readonly turnsPerSecond: number;
  readonly insertsPerSecond: number;
  /** Microseconds of processor time for a turn, of all who compute turns. */
  readonly cpu: number;
  /** Processors that they kept busy on average. */
  readonly busy: number;
  readonly bytesPerTurn: number;
  /** What the database writes into its log for a turn, in bytes. */
  readonly logBytesPerTurn: number;
}

interface Sizes {
  readonly stored: number;
  readonly logged: number;
}

async function sizesOf(database: Database): Promise<Sizes> {
  const { rows } = await database.query<Sizes>(
    `select (pg_total_relation_size('entries') + pg_total_relation_size('conversations') + pg_total_relation_size('requests'))::float8 as stored,
       (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as logged`,
  );
  const [sizes] = rows;
  if (!sizes) throw new Error('the database answered nothing');
  return sizes;
}

/** As fast as it goes, between two measurements of single-row inserts. */
async function round(crew: Crew, conversations: number): Promise<Round> {
  const { database } = crew.ground;
  const insertsBefore = await insertsPerSecond(database.connection, flight);
  await crew.begin(conversations);
  const before = await sizesOf(database);
  const took = stopwatch();
  const { cpu, times } = await crew.talk();
  const turns = times.length;
  const seconds = took() / 1000;
  const after = await sizesOf(database);
  return {
    cpu: cpu / turns,
    busy: cpu / 1e6 / seconds,
    turnsPerSecond: turns / seconds,
    insertsPerSecond: (insertsBefore + (await insertsPerSecond(database.connection, flight))) / 2,
    bytesPerTurn: (after.stored - before.stored) / turns,
    logBytesPerTurn: (after.logged - before.logged) / turns,
  };
}

/** At half of a rate of turns a second. Answers the 99th percentile of a turn, in milliseconds. */
async function calmRound(crew: Crew, conversations: number, rate: number): Promise<number> {
  await crew.begin(conversations);
  const { times } = await crew.talk((flight / (rate / 2)) * 1000 * 0.9);
  return quantile(times, 0.99);
}

export interface Rounds {
  readonly rounds: readonly Round[];
  /** The 99th percentile of a turn at half load in each round, in milliseconds. */
  readonly calm: readonly number[];
}

/** Rounds of `conversations` each, and after each a calm one of a quarter of them. */
export async function roundsOf(crew: Crew, count: number, conversations: number): Promise<Rounds> {
  const rounds: Round[] = [];
  const calm: number[] = [];
  for (let n = 0; n < count; n += 1) {
    rounds.push(await round(crew, conversations));
    const rate = median(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
    calm.push(await calmRound(crew, Math.ceil(conversations / 4), rate));
  }
  return { rounds, calm };
}
