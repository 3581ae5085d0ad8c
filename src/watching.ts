import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Ground } from './conversation/context.ts';
import type { Looking, Sample } from './http/watching/looked-at.ts';
import { second } from './kernel/clock.ts';
import { inTime } from './kernel/pace/in-time.ts';
import { down } from './records/base/down.ts';
import { standingAt, type Standing } from './records/keeping/standing.ts';

/** Whoever asks for the figures is answered in time, whatever the database does. */
const patience = 2 * second;

type Looks = (of: (standing: Standing) => readonly Sample[]) => () => Promise<readonly Sample[]>;

const placeOf = ({ association, channel }: Standing['arrivals'][number]): Record<string, string> => ({
  association,
  channel,
});

/** The age of the oldest entry that is still to be sent, of each channel. */
function oldest(outbox: Standing['outbox']): readonly Sample[] {
  const open = outbox.filter(({ state }) => state === 'waiting' || state === 'attempting');
  return open
    .toSorted((one, other) => one.age - other.age)
    .map((one) => ({ of: placeOf(one), value: one.age }));
}

const ofUpkeep = (standing: Standing, what: string): Standing['upkeep'] =>
  standing.upkeep.filter((one) => one.what === what);

/** What stands in the tables; of what no row speaks of an association, nobody waits there. */
function standing(ground: Ground, looks: Looks) {
  const associations = [...ground.houses.keys()];
  const ofEach = (of: 'count' | 'late' | 'age') =>
    looks(({ waiting }) =>
      associations.map((association) => ({
        of: { association },
        value: waiting.find((one) => one.association === association)?.[of] ?? 0,
      })),
    );
  return {
    outbox: looks(({ outbox }) =>
      outbox.map((one) => ({ of: { ...placeOf(one), state: one.state }, value: one.count })),
    ),
    outboxAge: looks(({ outbox }) => oldest(outbox)),
    arrivals: looks(({ arrivals }) => arrivals.map((one) => ({ of: placeOf(one), value: one.count }))),
    arrivalsAge: looks(({ arrivals }) => arrivals.map((one) => ({ of: placeOf(one), value: one.age }))),
    waiting: ofEach('count'),
    waitingLate: ofEach('late'),
    waitingAge: ofEach('age'),
    backupAge: looks((now) => ofUpkeep(now, 'backup').map(({ age }) => ({ value: age }))),
    verifyAge: looks((now) => ofUpkeep(now, 'verify').map(({ age }) => ({ value: age }))),
    verifyFindings: looks((now) => ofUpkeep(now, 'verify').map(({ findings }) => ({ value: findings }))),
  } satisfies Partial<Looking>;
}

/** How much is free where files lie, and where an embedded database does. */
async function freeSpace({ filesDir, dataDir, databaseUrl }: Config): Promise<readonly Sample[]> {
  const folders = {
    files: filesDir,
    ...(databaseUrl === undefined && { database: join(dataDir, 'postgres') }),
  };
  return Promise.all(
    Object.entries(folders).map(async ([of, folder]) => {
      const { bavail, bsize } = await statfs(folder);
      return { of: { of }, value: bavail * bsize };
    }),
  );
}

/** How the figures of this process are looked at. However many are asked for at once, the tables are read once. */
export function lookingAt(config: Config, ground: Ground): Looking {
  const { database, committer, coordination, clock } = ground;
  let under: Promise<Standing> | undefined;
  const now = (): Promise<Standing> => {
    under ??= standingAt(database, clock.now()).finally(() => (under = undefined));
    return inTime(patience, under, down);
  };
  const looks: Looks = (of) => async () => of(await now());
  return {
    ...standing(ground, looks),
    database: () =>
      now().then(
        () => [{ value: 1 }],
        () => [{ value: 0 }],
      ),
    connections: () =>
      Object.entries(database.connections()).map(([state, value]) => ({ of: { state }, value })),
    turnsWaiting: () => [{ value: committer.waiting }],
    slow: () => [{ value: database.pace.slow }],
    redis: () => (config.redis === undefined ? [] : [{ value: coordination.healthy ? 1 : 0 }]),
    disk: () => freeSpace(config),
  };
}
