import { takes } from '../../tests/support/pace.ts';
import { atOnce } from '../at-once.ts';
import type { Colleague } from './colleague.ts';
import type { LoadReport } from './report.ts';
import type { Serving } from './serving.ts';
import { eventually, pace, traffic, type Watched } from './traffic.ts';
import type { Visitor } from './visitor.ts';

/** What the records hold of acknowledged messages, too little and too much; read by one person at the desk. */
async function kept(
  reader: Colleague | undefined,
  watched: readonly Watched[],
): Promise<{ readonly lost: number; readonly doubled: number }> {
  let lost = 0;
  let doubled = 0;
  await atOnce(watched, 4, async ({ who }) => {
    const lines = (await reader?.read(who.conversation))?.lines ?? [];
    for (const text of new Set(who.said)) {
      const found = lines.filter((line) => line.from === 'member' && line.text === text).length;
      const wanted = who.said.filter((one) => one === text).length;
      lost += Math.max(0, wanted - found);
      doubled += Math.max(0, found - wanted);
    }
  });
  return { lost, doubled };
}

/** Takes away the server, or what stands between two, under traffic, and compares what every screen shows afterwards with what was acknowledged. */
export async function interrupted(
  crew: readonly Colleague[],
  list: readonly Visitor[],
  { interrupt, breaks }: Pick<Serving, 'interrupt' | 'breaks'>,
): Promise<LoadReport['restart']> {
  const before = crew.map(({ connections, shown }) => ({ connections, shown: new Map(shown) }));
  const writing = traffic(list, 'ثان');
  await takes((list.length * pace) / 2);
  const start = performance.now();
  await interrupt();
  const away = Math.round(performance.now() - start);
  const watched = await writing;
  await eventually(
    () =>
      crew.every(
        ({ connected, connections }, i) =>
          connected && (!breaks || connections > (before[i]?.connections ?? 0)),
      ),
    60_000,
  );
  const missing = (): number =>
    crew.reduce((sum, { shown }, i) => {
      const isMissing = ({ who: { conversation } }: Watched): boolean =>
        (shown.get(conversation)?.lastAt ?? 0) <= (before[i]?.shown.get(conversation)?.lastAt ?? 0);
      return sum + watched.filter(isMissing).length;
    }, 0);
  await eventually(() => missing() === 0, 40_000);
  const notShown = missing();
  return { away, messages: watched.length, ...(await kept(crew[0], watched)), notShown };
}
