import type { Ground } from '../../src/conversation/context.ts';
import { readBehind } from '../../src/desk/finding/read-lately.ts';
import { day } from '../../src/kernel/clock.ts';
import { adapters } from '../../src/runtime.ts';
import type { House } from '../../src/voice/house.ts';
import { hire } from '../seed/beginning.ts';
import { play } from '../seed/play.ts';
import { World } from '../seed/world.ts';
import { finish } from './finish.ts';
import { readPatterns } from './read-patterns.ts';
import { makeCopies } from './workers.ts';

/** Patterns are played over so many days; copies of them lie up to two years back. */
const played = 60;
const weeks = 104 - Math.ceil(played / 7);

/** With what an association is filled. */
export interface Filling {
  readonly house: House;
  readonly seed: number;
  readonly conversations: number;
  /** So many of them, at most, are played through the product; the others are copies of those. */
  readonly patterns: number;
  readonly workers: number;
  /** Where the data lies, where that is not as the environment says. */
  readonly dataDir?: string;
}

interface Playing {
  readonly seed: number;
  readonly count: number;
}

/** Lets members live through the product. Answers the password of those at the desk. */
async function playPatterns(ground: Ground, house: House, { seed, count }: Playing): Promise<string> {
  const { crew, password } = await hire(ground, house.association.id);
  const now = ground.clock.now();
  const pushed = [...new Set(adapters.map(({ name }) => name))];
  const world = new World({ ground, house, crew, seed, from: now - played * day, pushed });
  try {
    await play(world, count, { days: played, now });
  } finally {
    await world.close();
  }
  await readBehind(ground);
  return password;
}

async function lastNumber({ database }: Ground): Promise<number> {
  const { rows } = await database.query<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from conversations',
  );
  return rows[0]?.last ?? 0;
}

/** Fills an association with two years of made-up conversations. Answers the password of those at its desk. */
export async function fill(
  ground: Ground,
  { house, seed, conversations, patterns: most, workers, dataDir }: Filling,
): Promise<string> {
  const before = await lastNumber(ground);
  const password = await playPatterns(ground, house, { seed, count: Math.min(most, conversations) });
  const patterns = await readPatterns(ground, house, before);
  const count = Math.max(0, conversations - patterns.length);
  if (count > 0)
    await makeCopies({ patterns, seed, count, weeks, ...(dataDir !== undefined && { dataDir }) }, workers);
  await finish(ground);
  return password;
}
