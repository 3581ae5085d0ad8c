import type { Colleague } from './colleague.ts';
import { times, type LoadReport } from './report.ts';
import { eventually, isWaiting, traffic, type Watched } from './traffic.ts';
import type { Visitor } from './visitor.ts';

const openingsOfOne = 30;

/** How long a list takes, fetched by one person again and again and by everybody at once. */
export async function openings(crew: readonly Colleague[]): Promise<LoadReport['inbox']> {
  const again = async (which: string): Promise<number[]> => {
    const all: number[] = [];
    for (const one of crew.slice(0, 1))
      for (let n = 0; n < openingsOfOne; n += 1) all.push((await one.open(which)).ms);
    return all;
  };
  return {
    waiting: times(await again('waiting')),
    all: times(await again('all')),
    everybodyAtOnce: times(await Promise.all(crew.map(async (each) => (await each.open('waiting')).ms))),
  };
}

const isHinted = ({ hinted }: Colleague, { who, sent }: Watched): boolean =>
  (hinted.get(who.conversation) ?? 0) >= sent;
const isShown = ({ appeared }: Colleague, { who, sent }: Watched): boolean =>
  (appeared.get(who.conversation) ?? 0) >= sent;

/** Members write, and every screen is watched: when is each message hinted at, and when does a new conversation stand there? */
export async function measure(
  crew: readonly Colleague[],
  list: readonly Visitor[],
): Promise<Pick<LoadReport, 'live' | 'missedEvents'>> {
  const fresh = new Set(list.filter((one) => !isWaiting(one)));
  const watched = await traffic(list, 'أول');
  const hasCome = (one: Watched): boolean =>
    crew.every((each) => isHinted(each, one) && (!fresh.has(one.who) || isShown(each, one)));
  await eventually(() => watched.every(hasCome), 20_000);
  const pairs = watched.flatMap((one) => crew.map((each) => ({ one, each })));
  const hinted = pairs.filter(({ one, each }) => isHinted(each, one));
  const events = hinted.map(({ one, each }) => (each.hinted.get(one.who.conversation) ?? 0) - one.sent);
  const shown = pairs
    .filter(({ one }) => fresh.has(one.who))
    .map(({ one, each }) => (each.appeared.get(one.who.conversation) ?? Infinity) - one.sent);
  const acknowledged = watched.map((one) => one.acknowledged - one.sent);
  return {
    live: { acknowledged: times(acknowledged), events: times(events), shown: times(shown) },
    missedEvents: pairs.length - hinted.length,
  };
}
