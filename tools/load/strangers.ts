import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { removeFolder, temporaryFolder } from '../../tests/support/folders.ts';
import { takes } from '../../tests/support/pace.ts';
import { startTool } from '../../tests/support/children.ts';
import { startServer, type ServerProcess } from '../../tests/support/server.ts';
import { noiseNames, underWay } from './noises.ts';
import { until } from '../../tests/support/wait.ts';
import { Times, times } from './report.ts';
import { Visitor } from './visitor.ts';

/** Milliseconds until a member's message is acknowledged: while it is quiet, and beside each noise; bytes of files that strangers left. */
export const StrangersReport = z.object({
  quiet: Times,
  beside: z.record(z.string(), Times),
  kept: z.number(),
  violations: z.array(z.string()),
});
export type StrangersReport = z.infer<typeof StrangersReport>;

interface StrangersWish {
  /** How long each noise lasts, in seconds. */
  readonly seconds: number;
  /** How many times slower than in the quiet the middle message may be beside a noise: three. */
  readonly factor?: number;
  readonly tell?: (event: string) => void;
}

const ordinary = 12;
/** Each of them writes four times a second. */
const between = 250;
/** Below this, in milliseconds, a middle says more of the machine than of the server. */
const least = 5;

/** What ordinary members wait for while they write so long. */
async function measured(members: readonly Visitor[], seconds: number): Promise<Times> {
  const all: number[] = [];
  const until = performance.now() + seconds * 1000;
  const write = async (one: Visitor, n: number): Promise<void> => {
    await takes((n * between) / members.length);
    for (let turn = 0; performance.now() < until; turn += 1) {
      const { sent, acknowledged } = await one.say(turn % 2 === 0 ? 'القائمة' : 'مساعدة');
      all.push(acknowledged - sent);
      await takes(between);
    }
  };
  await Promise.all(members.map(write));
  return times(all);
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0);

async function besideNoises(
  url: string,
  { seconds, tell }: StrangersWish,
): Promise<Pick<StrangersReport, 'quiet' | 'beside'>> {
  const members = await Promise.all(Array.from({ length: ordinary }, () => Visitor.arrive(url, 'rahat')));
  await measured(members, 1);
  tell?.('it is quiet');
  const quiet = await measured(members, seconds);
  const beside: Record<string, Times> = {};
  for (const name of noiseNames) {
    tell?.(name);
    // A process of its own: what it costs to make a noise is no time of the members.
    const making = startTool('load', ['--noise', name, '--at', url], {});
    await until(`the noise ${name} is under way`, () => making.log.includes(underWay));
    beside[name] = await measured(members, seconds);
    if (making.isOver) throw new Error(`the noise ${name} ended by itself: ${making.log}`);
    making.send('SIGTERM');
    await making.ended;
  }
  return { quiet, beside };
}

/** Members write beside what strangers do without end, one noise after the other. */
export async function loadStrangers(wish: StrangersWish): Promise<StrangersReport> {
  const { factor = 3 } = wish;
  const dataDir = await temporaryFolder();
  let server: ServerProcess | undefined;
  try {
    server = await startServer({ DATA_DIR: dataDir });
    const { quiet, beside } = await besideNoises(server.url, wish);
    const files = join(dataDir, 'files');
    // What nodes lay there for one another's pages is nobody's.
    const kept = bytesIn(files) - bytesIn(join(files, 'pages'));
    const most = factor * Math.max(least, quiet.median);
    const violations = Object.entries(beside).flatMap(([name, { median }]) =>
      median > most ? [`beside ${name}: ${median} ms, at most ${most}`] : [],
    );
    if (kept > 0) violations.push(`strangers left ${kept} bytes of files`);
    return { quiet, beside, kept, violations };
  } finally {
    await server?.kill('database');
    await removeFolder(dataDir);
  }
}
