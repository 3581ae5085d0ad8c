import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock } from '../../src/kernel/clock.ts';
import { countRatings } from '../../src/records/keeping/count-ratings.ts';
import { between, oneOf, randomFrom } from '../support/random.ts';
import { openPlace, type Place } from '../support/place.ts';

const morning = Date.UTC(2026, 0, 4, 7);
const clock = handClock(morning);
let place: Place;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

interface Cell {
  readonly served: boolean;
  readonly day: string;
  readonly channel: string;
  readonly service: string;
  readonly outcome: string;
  readonly score: number;
  readonly count: number;
}

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<readonly T[]> =>
  (await place.ground.database.query<T & Record<string, unknown>>(text, values)).rows;

const cells = (): Promise<readonly Cell[]> =>
  query<Cell>(
    `select served, day::text, channel, service, outcome, score::int, count from rating_counts where association = 'rahat' order by 1, 2, 3, 4, 5, 6`,
  );

const [channels, services, outcomes] = [
  ['webchat', 'whatsapp', 'telegram'],
  ['support', 'suggestion', null],
  ['delivered', 'refused', null],
];
let n = 0;
const put = (
  one: Record<'channel' | 'service' | 'outcome', string | null>,
  score: number,
): Promise<unknown> =>
  query(
    `insert into ratings (id, association, channel, about, service, outcome, asked_at, score, at)
     values ($1, 'rahat', $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, to_timestamp($6 / 1000.0))`,
    [
      `r${(n += 1)}`,
      one.channel,
      one.outcome === null ? 'conversation' : 'served',
      one.service,
      one.outcome,
      clock.now(),
      score,
    ],
  );

test('no figure, filter or span tells of fewer than five, before and after each new answer', async () => {
  const random = randomFrom(17);
  const some = <T>(all: readonly T[]): T => oneOf(random, all);
  let before: readonly Cell[] = [];
  for (let i = 0; i < 240; i += 1) {
    await put(
      { channel: some(channels), service: some(services), outcome: some(outcomes) },
      between(random, 1, 5),
    );
    clock.advance(between(random, 0, day / 2));
    await countRatings(place.ground.database, clock.now());
    const after = await cells();
    const days = [...new Set(after.map((one) => one.day)), '2026-01-01', '2027-01-01'];
    for (let tried = 0; tried < 20; tried += 1) {
      const [from, to, until] = [some(days), some(days), some(days)];
      const narrowed = {
        channel: some([undefined, '*', ...channels]),
        service: some([undefined, '*', '', 'support', 'suggestion']),
        outcome: some([undefined, '*', 'delivered', 'refused']),
        served: some([undefined, true, false]),
      };
      const asked = (all: readonly Cell[], last: string): number =>
        all
          .filter((cell) =>
            Object.entries(narrowed).every(
              ([key, value]) =>
                value === undefined || Object.entries(cell).some(([k, v]) => k === key && v === value),
            ),
          )
          .filter((cell) => cell.day >= from && cell.day <= last)
          .reduce((sum, { count }) => sum + count, 0);
      // The same question again after one more answer, and two spans of which one holds the other: what lies between them is nothing or many.
      for (const difference of [
        asked(after, to) - asked(before, to),
        Math.abs(asked(after, to) - asked(after, until)),
      ])
        expect(difference === 0 || Math.abs(difference) >= 5).toBe(true);
    }
    before = after;
  }
  expect(before.length).toBeGreaterThan(20);
});

test('what is counted are the ratings themselves: each once, on its day, under what it is about or under several', async () => {
  clock.advance(40 * day);
  await countRatings(place.ground.database, clock.now());
  const own = await query<{ rated: number; sum: number }>(
    `select count(*)::int as rated, sum(score)::int as sum from ratings where counted_on is not null`,
  );
  const all = await cells();
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(own[0]?.rated);
  expect(all.reduce((sum, { count, score }) => sum + count * score, 0)).toBe(own[0]?.sum);
  expect(all.some(({ channel }) => channel === '*')).toBe(true);
  const off = await query(
    `select from (select counted_on as day, about = 'served' as served, score, count(*) as n from ratings where counted_on is not null group by 1, 2, 3) r
      full join (select day, served, score, sum(count) as n from rating_counts group by 1, 2, 3) c using (day, served, score) where r.n is distinct from c.n`,
  );
  expect(off).toEqual([]);
});

test('two nodes that count at the same moment count each rating once', async () => {
  for (let i = 0; i < 25; i += 1) await put({ channel: 'webchat', service: null, outcome: null }, 5);
  const count = async (): Promise<number> => (await cells()).reduce((sum, one) => sum + one.count, 0);
  await countRatings(place.ground.database, clock.now());
  const [{ left } = { left: -1 }] = await query<{ left: number }>(
    `select count(*)::int as left from ratings where counted_on is null`,
  );
  for (let i = 0; i < 50; i += 1) await put({ channel: 'kiosk', service: null, outcome: null }, 4);
  const before = await count();
  await Promise.all(Array.from({ length: 6 }, () => countRatings(place.ground.database, clock.now())));
  await countRatings(place.ground.database, clock.now());
  expect(await count()).toBe(before + 50);
  expect(left).toBeLessThan(5 * 30);
});
