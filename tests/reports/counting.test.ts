import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { countRatings } from '../../src/records/keeping/counting/count-ratings.ts';
import { countSent } from '../../src/records/keeping/cases/count-sent.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { between, oneOf, randomFrom } from '../support/random.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

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
let drawn = 0;
const countAll = (): Promise<void> =>
  countRatings(place.ground.database, clock.now(), { seed: () => `chance ${(drawn += 1)}` });
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
    await countAll();
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
  await countAll();
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

test('two nodes that count at the same moment count each rating once, a quarter and a few go on waiting', async () => {
  clock.advance(2 * day);
  await countAll();
  const alike = { channel: 'kiosk', service: null, outcome: null };
  for (let i = 0; i < 48; i += 1) await put(alike, 4);
  const count = async (): Promise<number> => (await cells()).reduce((sum, one) => sum + one.count, 0);
  const before = await count();
  await Promise.all(Array.from({ length: 3 }, countAll));
  // The day is not over.
  expect(await count()).toBe(before);
  clock.advance(day);
  await Promise.all(Array.from({ length: 6 }, countAll));
  await countAll();
  const shown = (await cells()).flatMap((one) => (one.channel === 'kiosk' ? [one.count] : []));
  expect(shown).toEqual([expect.any(Number)]);
  expect(shown[0]).toBeGreaterThanOrEqual(48 - 12 - 4);
  expect(shown[0]).toBeLessThanOrEqual(48 - 12 - 1);
  await query(`update ratings set counted_on = '2026-01-01' where counted_on is null`);
});

/** Ratings of one day in the cell of a channel: so many of somebody, and one of another. What is shown of them when the day is over. */
async function besideOwn(
  channel: string,
  own: number,
  { ground = 2, raters = own }: { readonly ground?: number; readonly raters?: number } = {},
): Promise<{ readonly shown: number; readonly other: boolean }> {
  await query(
    `insert into ratings (id, association, channel, about, asked_at, score, at, ground, rater)
     select $1::text || '-' || i, 'rahat', $1, 'conversation', t, case when i = 0 then 1 else 5 end, t, case when i = 0 then 2 else $3::int end,
       case when i = 0 then 'another' else 'own ' || i % $4::int end
     from generate_series(0, $2::int) i cross join (select to_timestamp($5 / 1000.0) as t) one`,
    [channel, own, ground, raters, clock.now()],
  );
  clock.advance(day);
  await countAll();
  const found = (await cells()).filter((one) => one.channel === channel);
  await query(`update ratings set counted_on = '2026-01-01' where counted_on is null`);
  return {
    shown: found.reduce((sum, one) => sum + one.count, 0),
    other: found.some(({ score }) => score === 1),
  };
}

test('whoever adds ratings of their own reads no other one: four, many of one conversation, or of chats that only rate, show nothing of it', async () => {
  expect(await besideOwn('four', 4)).toEqual({ shown: 0, other: false });
  expect(await besideOwn('five', 5)).toEqual({ shown: 0, other: false });
  expect(await besideOwn('one', 60, { raters: 1 })).toEqual({ shown: 0, other: false });
  // In cells of their own.
  for (const ground of [0, 1]) {
    const { shown, other } = await besideOwn(`ground${ground}`, 30, { ground });
    expect(shown).toBeGreaterThan(15);
    expect(other).toBe(false);
  }
});

test('of many other ratings beside as many of somebody as they like a quarter waits, so that nobody knows whose is shown', async () => {
  const tried = 60;
  let told = 0;
  for (let i = 0; i < tried; i += 1) {
    const { shown, other } = await besideOwn(`many${i}`, 19);
    expect(shown === 0 || shown >= 5).toBe(true);
    told += Number(other);
  }
  // Eleven to fourteen of twenty are shown.
  expect(told / tried).toBeGreaterThan(0.35);
  expect(told / tried).toBeLessThan(0.85);
});

test('what there was to rate is looked at when it is rated: a request, a person, an answer, or nothing; once counted nothing says whose it is', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat', 'القائمة');
  const { id } = (await findConversation(database, publicId))!;
  const groundOf = async (name: string, about: string): Promise<unknown> => {
    const extra = JSON.stringify({ id: name, about, service: null, score: 3, rater: 'a hash' });
    await query(`select keep_rate($1, $2::jsonb, to_timestamp($3 / 1000.0))`, [id, extra, clock.now()]);
    return (await query('select ground, rater from ratings where id = $1', [name]))[0];
  };
  const told = (ground: number) => ({ ground, rater: 'a hash' });
  expect(await groundOf('g0', 'service')).toEqual(told(0));
  expect(await groundOf('g1', 'inquiry')).toEqual(told(1));
  expect(await groundOf('g2', 'request')).toEqual(told(2));
  await query(
    `insert into escalations (id, association, channel, conversation_id, reason, flow, step, tried, since, promised_by, first_promised_by, answered_at, ended_at)
     select 'called', 'rahat', 'webchat', $1, 'asked', 'menu', 'menu', '{}', t, t, t, t, t from (select to_timestamp($2 / 1000.0) as t) one`,
    [id, clock.now()],
  );
  expect(await groundOf('g3', 'service')).toEqual(told(2));
  await query(`update ratings set counted_on = '2026-01-01' where counted_on is null`);
  expect(
    await query('select from ratings where counted_on <> $1 and rater is not null', ['2026-01-01']),
  ).toEqual([]);
});

test('of 10,000 cases in two months between which only approval differs, the adjusted score differs by 0.02 at most, the plain one by much', async () => {
  const publicId = await sayTo(place, 'mord', 'القائمة');
  const { database } = place.ground;
  const { id } = (await findConversation(database, publicId))!;
  const many = 5000;
  // Whoever is served rates 4 in the middle, whoever is refused 2.25: some of the served have confirmed it, and their case is closed.
  for (const [month, served] of [
    ['2026-03', 4000],
    ['2026-04', 1750],
  ] as const) {
    const all = `generate_series(1, ${many}) n cross join lateral (select case when n > ${served} then 'refused' else 'delivered' end as outcome) o`;
    await query(
      `insert into requests (reference, association, conversation_id, channel, service, status, submitted_at, reply_on, told, sealed, record_hash)
       select $1::text || n, 'mord', $2, 'webchat', 'support', case when outcome = 'delivered' and n % 3 = 0 then 'closed' else outcome end,
         ($1::text || '-02')::timestamptz, ($1::text || '-23')::date, true, '', '' from ${all}`,
      [month, id],
    );
    await query(
      `insert into request_events (reference, at, status) select $1::text || n, ($1::text || '-10')::timestamptz, 'delivered' from ${all} where outcome = 'delivered'`,
      [month],
    );
    await query(
      `insert into ratings (id, association, channel, about, service, outcome, asked_at, score, at)
       select $1::text || n, 'mord', 'webchat', 'served', 'support', outcome, ($1::text || '-15')::timestamptz,
         (case outcome when 'delivered' then '{1,2,3,4,4,4,5,5,5,5,5,5}' else '{1,1,1,1,2,2,2,3,3,3,4,4}' end::int[])[1 + n % 12], ($1::text || '-15')::timestamptz from ${all}`,
      [month],
    );
  }
  clock.set(Date.UTC(2026, 4, 10, 7));
  await query(`delete from counted_days where cells = 'rating_counts'`);
  await countAll();
  const office = new Office(place.ground, place.conversations);
  const manager = await putStaff(
    database,
    { association: 'mord', email: 'm@mord.example', role: 'manager' },
    0,
  );
  const found = (): Promise<{ score: number; adjusted: number }[]> =>
    Promise.all(
      ['03', '04'].map(async (month) => {
        const span = { from: `2026-${month}-01`, to: `2026-${month}-30` };
        return (await office.figures(manager, span))['afterService'] as { score: number; adjusted: number };
      }),
    );
  const live = await found();
  await Promise.all([countSent(database), countSent(database)]);
  const [first, second] = await found();
  expect([first, second]).toEqual(live);
  await office.close();
  expect(Math.abs(first!.score - second!.score)).toBeGreaterThan(0.5);
  expect(Math.abs(first!.adjusted - second!.adjusted)).toBeLessThanOrEqual(0.02);
  // 5,750 of 10,000 were served, those among them whose case is closed too.
  expect(first!.adjusted).toBeCloseTo((5750 * 4 + 4250 * 2.25) / 10_000, 1);
});
