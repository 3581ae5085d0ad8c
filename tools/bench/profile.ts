import { existsSync, readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { z } from 'zod';
import type { Ground } from '../../src/conversation/context.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import type { Committer } from '../../src/records/turns/commit.ts';
import { median } from '../quantile.ts';
import { parts, sharesOf } from './parts.ts';
import { Crowd } from './turns.ts';

/** Microseconds between two looks at what is being done. */
const interval = 200;

export const Profile = z.object({
  turns: z.number(),
  /** Processor time of this process, in microseconds a turn: altogether, and by part. */
  cpu: z.number(),
  parts: z.record(z.enum(parts), z.number()),
  /** So long a turn waits for its commit, in the middle, in microseconds. */
  waitsForCommit: z.number(),
  /** Processor time of the database server, in microseconds a turn; null where it runs elsewhere. */
  postgres: z.number().nullable(),
});
export type Profile = z.infer<typeof Profile>;

/** Processor time in which a tick of the kernel is counted: a hundredth of a second. */
const tick = 10_000;

/** Microseconds of processor time that the database's processes have used; undefined where they are not of this machine. */
async function serverCpu({ database }: Ground): Promise<number | undefined> {
  const { rows } = await database.query<{ pid: number }>('select pid from pg_stat_activity');
  const files = rows.map(({ pid }) => `/proc/${pid}/stat`).filter(existsSync);
  if (files.length === 0) return undefined;
  const ticks = files.map((file) => {
    const [, figures = ''] = readFileSync(file, 'utf8').split(') ');
    const [user = 0, system = 0] = figures.split(' ').slice(11, 13).map(Number);
    return user + system;
  });
  return ticks.reduce((sum, one) => sum + one, 0) * tick;
}

/** A committer that notes how long each turn waited for it. */
const watched = (committer: Committer, waits: number[]): Committer => ({
  get waiting() {
    return committer.waiting;
  },
  async commit(turn) {
    const took = stopwatch();
    const verdict = await committer.commit(turn);
    waits.push(took() * 1000);
    return verdict;
  },
  close: () => committer.close(),
});

async function profiled(work: () => Promise<unknown>): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await session.post('Profiler.start');
    await work();
    return (await session.post('Profiler.stop')).profile;
  } finally {
    session.disconnect();
  }
}

/** Where the time of a turn goes, of so many conversations as fast as they go. What looks on takes time as well: the shares count. */
export async function profileOf(ground: Ground, conversations: number): Promise<Profile> {
  const waits: number[] = [];
  const crowd = new Crowd({ ...ground, committer: watched(ground.committer, waits) });
  try {
    const ids = await crowd.begin(conversations);
    const before = await serverCpu(ground);
    const cpuBefore = process.cpuUsage();
    let turns = 0;
    const profile = await profiled(async () => {
      turns = (await crowd.talkAll(ids)).length;
    });
    const { user, system } = process.cpuUsage(cpuBefore);
    const after = await serverCpu(ground);
    const cpu = (user + system) / turns;
    const shares = sharesOf(profile);
    const rounded = (figure: number): number => Number(figure.toFixed(1));
    return {
      turns,
      cpu: rounded(cpu),
      parts: Object.fromEntries(parts.map((part) => [part, rounded(shares[part] * cpu)])) as Profile['parts'],
      waitsForCommit: Math.round(median(waits)),
      postgres: before === undefined || after === undefined ? null : rounded((after - before) / turns),
    };
  } finally {
    await crowd.conversations.close();
  }
}
