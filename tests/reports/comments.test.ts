import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, handClock } from '../../src/kernel/clock.ts';
import { keyringOf } from '../../src/records/base/seal.ts';
import { rewrapAll } from '../../src/records/keeping/rotate.ts';
import { tellComments } from '../../src/records/keeping/counting/tell-comments.ts';
import { separateRatings } from '../../src/records/keeping/separate-ratings.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { encryptBody } from '../../src/records/turns/entries.ts';
import { openComment, ratingName } from '../../src/records/turns/ratings.ts';
import { oneOf, randomFrom } from '../support/random.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

const clock = handClock(Date.UTC(2026, 0, 4, 7));
let place: Place;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<readonly T[]> =>
  (await place.ground.database.query<T & Record<string, unknown>>(text, values)).rows;

const channels = ['webchat', 'whatsapp', 'telegram'];
const services = ['support', 'suggestion', null];

const wanted = { seed: () => `chance ${(drawn += 1)}` };
let drawn = 0;
let written = 0;
const put = (channel: string, service: string | null): Promise<unknown> =>
  query(
    `insert into ratings (id, association, channel, about, service, asked_at, score, at, comment, data_key)
     select $1, 'rahat', $2, 'conversation', $3, d, 4, d, '\\x00', '\\x00' from (select date_trunc('day', to_timestamp($4 / 1000.0), 'Asia/Riyadh') as d) one`,
    [`c${(written += 1)}`, channel, service, clock.now()],
  );
const told = (): Promise<readonly { on: string; channel: string; service: string; count: number }[]> =>
  query(
    `select told_on::text as on, told_channel as channel, coalesce(service, '') as service, count(*)::int as count from ratings where told_on is not null group by 1, 2, 3 order by 1, 2, 3`,
  );

test('comments are told five or more together, each once and a week later, and none is told of a day that was told', async () => {
  const { database } = place.ground;
  const random = randomFrom(23);
  let before: Awaited<ReturnType<typeof told>> = [];
  for (let i = 0; i < 90; i += 1) {
    await put(oneOf(random, channels), oneOf(random, services));
    await Promise.all([0, 1].map(() => tellComments(database, clock.now(), wanted)));
    const now = await told();
    for (const { count } of now) expect(count).toBeGreaterThanOrEqual(5);
    const early = await query(
      `select from ratings where told_on < (at at time zone 'Asia/Riyadh')::date + 7`,
    );
    expect(early).toEqual([]);
    // What was told stays as it is: a report of the same days says nothing new.
    expect(now).toEqual(expect.arrayContaining([...before]));
    before = now;
    if (i % 3 === 0) clock.advance(day);
  }
  expect(before.length).toBeGreaterThan(1);
  for (let days = 0; days < 60; days += 1) {
    clock.advance(day);
    await tellComments(database, clock.now(), wanted);
  }
  const all = await told();
  expect(all.some(({ channel }) => channel === '*')).toBe(true);
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(90 - 9 * services.length);
  await query(`delete from ratings where id ~ '^c[0-9]+$'`);
});

test('which of them are told is drawn: not those that were written first', async () => {
  const { database } = place.ground;
  let first = 0;
  for (let i = 0; i < 20; i += 1) {
    for (let n = 0; n < 12; n += 1) await put(`drawn${i}`, null);
    clock.advance(8 * day);
    await tellComments(database, clock.now(), wanted);
    const [oldest] = await query<{ told: boolean }>(
      `select bool_or(told_on is not null and id = $1) as told from ratings where channel = $2`,
      [`c${written - 11}`, `drawn${i}`],
    );
    first += Number(oldest?.told);
  }
  expect(first).toBeGreaterThan(3);
  expect(first).toBeLessThan(18);
  await query(`delete from ratings where id ~ '^c[0-9]+$'`);
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
