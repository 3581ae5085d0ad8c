import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { keyringOf } from '../../src/records/base/seal.ts';
import { countRatings } from '../../src/records/keeping/count-ratings.ts';
import { countSent } from '../../src/records/keeping/cases/count-sent.ts';
import { rewrapAll } from '../../src/records/keeping/rotate.ts';
import { tellComments } from '../../src/records/keeping/tell-comments.ts';
import { separateRatings } from '../../src/records/keeping/separate-ratings.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { encryptBody } from '../../src/records/turns/entries.ts';
import { openComment, ratingName } from '../../src/records/turns/ratings.ts';
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

test('comments are told five at a time, each once and none on its day, and later words change nothing', async () => {
  const { database } = place.ground;
  const random = randomFrom(23);
  let written = 0;
  const told = (): Promise<readonly { on: string; channel: string; service: string; count: number }[]> =>
    query(
      `select told_on::text as on, told_channel as channel, coalesce(service, '') as service, count(*)::int as count from ratings where told_on is not null group by 1, 2, 3 order by 1, 2, 3`,
    );
  let before: Awaited<ReturnType<typeof told>> = [];
  for (let i = 0; i < 60; i += 1) {
    await query(
      `insert into ratings (id, association, channel, about, service, asked_at, score, at, comment, data_key)
       select $1, 'rahat', $2, 'conversation', $3, d, 4, d, '\\x00', '\\x00' from (select date_trunc('day', to_timestamp($4 / 1000.0), 'Asia/Riyadh') as d) one`,
      [`c${(written += 1)}`, oneOf(random, channels), oneOf(random, services), clock.now()],
    );
    await Promise.all([tellComments(database, clock.now()), tellComments(database, clock.now())]);
    const now = await told();
    const today = new Date(clock.now() + day / 8).toISOString().slice(0, 10);
    for (const lot of now) {
      expect(lot.count % 5).toBe(0);
      expect(lot.on <= today).toBe(true);
    }
    expect(now.filter(({ on }) => on < today)).toEqual(
      expect.arrayContaining(before.filter(({ on }) => on < today)),
    );
    before = now;
    if (i % 3 === 0) clock.advance(day / 2);
  }
  expect(before.length).toBeGreaterThan(4);
  clock.advance(40 * day);
  await tellComments(database, clock.now());
  const all = await told();
  expect(all.some(({ channel }) => channel === '*')).toBe(true);
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(60 - 5 * services.length);
  await query(`delete from ratings where id ~ '^c[0-9]+$'`);
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
  await countRatings(database, clock.now());
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

test('what an earlier release left beside a conversation is parted from it, its comment under a key of its own, which is changed with the others', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat', 'القائمة');
  const { id, key } = (await findConversation(database, publicId))!;
  const comment = encryptBody({ key, publicId }, 'شكرًا لكم');
  for (const [name, score, words] of [
    ['mh9-00aa11bb22cc33dd', 5, comment],
    ['mh9-00aa11bb22cc33de', 2, null],
    ['mh9-00aa11bb22cc33df', null, null],
  ] as const)
    await query(
      `insert into ratings (id, association, conversation_id, channel, about, asked_at, score, at, comment)
       values ($1, 'rahat', $2, 'webchat', 'service', to_timestamp($3 / 1000.0), $4::smallint, case when $4::smallint is not null then to_timestamp($3 / 1000.0) end, $5)`,
      [name, id, clock.now(), score, words],
    );
  await Promise.all([separateRatings(database), separateRatings(database)]);
  const found = await query<{ id: string; score: number | null; comment: Buffer | null; data_key: Buffer }>(
    `select id, score::int, comment, data_key, conversation_id as "of", to_char(at at time zone 'Asia/Riyadh', 'HH24:MI:SS.MS') as at from ratings
     where id = any ($1) order by score`,
    [['dd', 'de', 'df'].map((end) => ratingName(database, `mh9-00aa11bb22cc33${end}`))],
  );
  expect(found.map((one) => ({ ...one, id: 0, comment: 0, data_key: 0 }))).toEqual([
    { id: 0, comment: 0, data_key: 0, score: 2, of: null, at: '00:00:00.000' },
    { id: 0, comment: 0, data_key: 0, score: 5, of: null, at: '00:00:00.000' },
    { id: 0, comment: 0, data_key: 0, score: null, of: id, at: null },
  ]);
  const { keyring } = database;
  const ring = {
    present: keyringOf('the next key').present,
    all: [keyringOf('the next key').present, ...keyring.all],
  };
  const wrapped = found[1]!.data_key;
  expect(await rewrapAll(database, ring)).toBeGreaterThan(1);
  const [{ data_key: dataKey } = { data_key: wrapped }] = await query<{ data_key: Buffer }>(
    'select data_key from ratings where id = $1',
    [found[1]!.id],
  );
  expect(dataKey.equals(wrapped)).toBe(false);
  expect(openComment({ keyring: ring }, found[1]!.id, { dataKey, text: found[1]!.comment! })).toBe(
    'شكرًا لكم',
  );
});
