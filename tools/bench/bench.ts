import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { command } from '../../src/command-line/command.ts';
import type { Typed } from '../../src/command-line/declaration.ts';
import { toggle, wholeNumber } from '../../src/command-line/flags.ts';
import { amongThose } from '../../src/command-line/terminal.ts';
import { readConfig } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { fill } from '../grow/fill.ts';
import { median } from '../quantile.ts';
import { Crew } from './crew.ts';
import { Profile, profileOf } from './profile.ts';
import { roundsOf, type Rounds } from './rounds.ts';
import { flight } from './turns.ts';

const wanted = { ratio: 0.5, p99: 50 };

const Result = z.object({
  dialogue: z.object({ association: z.string(), service: z.string(), turns: z.number() }),
  inFlight: z.number(),
  /** Conversations that were stored before the first round, those of the warm-up apart. */
  stored: z.number(),
  workers: z.number(),
  rounds: z.number(),
  turnsPerSecond: z.number(),
  insertsPerSecond: z.number(),
  ratio: z.number(),
  cpuMicrosecondsPerTurn: z.number(),
  cpusBusy: z.number(),
  p99AtHalfLoadMs: z.number(),
  bytesPerTurn: z.number(),
  /** What the database writes into its log for a turn, in bytes. */
  logBytesPerTurn: z.number(),
  firstStartMs: z.number(),
  startMs: z.number(),
  limits: z.object({ ratio: z.number(), p99: z.number() }),
  met: z.boolean(),
  /** Where the time of a turn goes; measured with `--profile` alone. */
  profile: Profile.optional(),
});
type Result = z.infer<typeof Result>;

const flags = {
  rounds: wholeNumber({ meaning: 'rounds that are measured', least: 1, most: 100, otherwise: 5 }),
  conversations: wholeNumber({
    meaning: 'in each round',
    unit: 'conversations',
    least: 4,
    most: 100_000,
    otherwise: 1280,
  }),
  /** A server runs for months: what is measured is code that the engine's compiler has finished with. */
  warmUp: wholeNumber({
    meaning: 'before the first round, not measured',
    unit: 'conversations',
    least: 0,
    most: 100_000,
    otherwise: 3200,
  }),
  profile: toggle('tells as well where the time of a turn goes, in one process'),
  scale: wholeNumber({
    meaning: 'that are stored before the first round, as npm run grow makes them',
    unit: 'conversations',
    least: 0,
    most: 2_000_000,
    otherwise: 0,
  }),
  workers: wholeNumber({
    meaning: 'that compute turns on one database, each with conversations of its own',
    unit: 'processes',
    least: 1,
    most: 64,
    otherwise: 1,
  }),
};

function figuresOf({
  rounds,
  calm,
}: Rounds): Omit<Result, 'dialogue' | 'stored' | 'workers' | 'firstStartMs' | 'startMs'> {
  const middle = (figure: (round: Rounds['rounds'][number]) => number): number => median(rounds.map(figure));
  const ratio = middle((round) => round.turnsPerSecond / round.insertsPerSecond);
  const p99 = median(calm);
  return {
    inFlight: flight,
    rounds: rounds.length,
    turnsPerSecond: Math.round(middle((round) => round.turnsPerSecond)),
    insertsPerSecond: Math.round(middle((round) => round.insertsPerSecond)),
    ratio: Number(ratio.toFixed(3)),
    cpuMicrosecondsPerTurn: Math.round(middle(({ cpu }) => cpu)),
    cpusBusy: Number(middle(({ busy }) => busy).toFixed(2)),
    p99AtHalfLoadMs: Number(p99.toFixed(1)),
    bytesPerTurn: Math.round(middle(({ bytesPerTurn }) => bytesPerTurn)),
    logBytesPerTurn: Math.round(middle(({ logBytesPerTurn }) => logBytesPerTurn)),
    limits: wanted,
    met: ratio >= wanted.ratio && p99 <= wanted.p99,
  };
}

/** Opens a database of its own in `dataDir`, twice: the first start makes it. */
async function benchIn(dataDir: string, { flags: wish }: Typed<typeof flags>): Promise<Result> {
  const config = readConfig({ DATA_DIR: dataDir });
  const fromNothing = stopwatch();
  await (await openGround(config, { role: 'server', log: silent })).close();
  const firstStartMs = Math.round(fromNothing());
  const again = stopwatch();
  const ground = await openGround(config, { role: 'server', log: silent });
  const startMs = Math.round(again());
  try {
    if (wish.scale > 0) await fillWith(ground, wish.scale, dataDir);
    return { ...(await measured(ground, dataDir, wish)), firstStartMs, startMs };
  } finally {
    await ground.close();
  }
}

type Wish = Typed<typeof flags>['flags'];

/** So many patterns are played through the product, and the others are copies of them. */
const patterns = 80;

const fillWith = async (ground: Ground, conversations: number, dataDir: string): Promise<unknown> =>
  fill(ground, {
    house: amongThose('association', 'rahat', ground.houses),
    seed: 1,
    conversations,
    patterns,
    workers: Math.max(1, availableParallelism() - 1),
    dataDir,
  });

async function measured(
  ground: Ground,
  dataDir: string,
  wish: Wish,
): Promise<Omit<Result, 'firstStartMs' | 'startMs'>> {
  const crew = await Crew.of(wish.workers, ground, dataDir);
  try {
    if (wish.warmUp > 0) {
      await crew.begin(wish.warmUp);
      await crew.talk();
    }
    const { inFlight, rounds, ...figures } = figuresOf(await roundsOf(crew, wish.rounds, wish.conversations));
    const { crowd } = crew;
    const dialogue = { ...crowd.dialogue, turns: crowd.turns };
    const profile = wish.profile && { profile: await profileOf(ground, wish.conversations) };
    const { scale: stored, workers } = wish;
    return { dialogue, inFlight, stored, workers, rounds, ...figures, ...profile };
  } finally {
    await crew.close();
  }
}

export const benchCommand = command({
  name: 'bench',
  purpose:
    'Measures durable turns a second against single-row inserts on the same server, and the time of a turn at half load.',
  flags,
  shape: Result,
  async run(typed) {
    const dataDir = await mkdtemp(join(tmpdir(), 'silah-bench-'));
    await chmod(dataDir, 0o755);
    try {
      return await benchIn(dataDir, typed);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  text: (result) =>
    Object.entries(result)
      .map(
        ([name, value]) => `${name.padEnd(24)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      )
      .join('\n'),
  finding: {
    meaning: 'a limit was not met',
    of: ({ met }) =>
      met
        ? undefined
        : `Not met: at least ${wanted.ratio} of the inserts, at most ${wanted.p99} ms at half load.`,
  },
});
