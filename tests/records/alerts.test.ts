import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowsOf, type Outcome } from '../../src/outcomes/index.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { freshConversation, turnOf } from '../support/turns.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

const words = 'كلمات لا تظهر لأحد';
const violence = { type: 'alert', category: 'violence', class: 'now' } as const;

/** Commits a turn that leaves this, as if the member had written `words`. */
async function leave(publicId: string, outcome: Outcome): Promise<string> {
  const { database, committer, houses } = place.ground;
  const conversation = (await findConversation(database, publicId))!;
  const keeping = { database, house: houses.get('rahat')!, conversation, now: aWorkingMorning };
  const extras = rowsOf([outcome], { ...keeping, seq: conversation.seq + 1, words });
  return committer.commit(await turnOf(database, publicId, { extras }));
}
const someone = (name: string) =>
  putStaff(
    place.ground.database,
    { association: 'rahat', email: `${name}@rahat.example`, role: 'researcher' },
    0,
  );
const read = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  (await place.ground.database.query<Row>(sql, values)).rows;

test('an alert marks its conversation, and names neither kind nor word in the clear', async () => {
  const publicId = await freshConversation(place.ground.database);
  expect((await findConversation(place.ground.database, publicId))?.alerted).toBe(false);
  expect(await leave(publicId, { ...violence, id: 'a1', ground: 'life' })).toBe('committed');
  expect((await findConversation(place.ground.database, publicId))?.alerted).toBe(true);
  const [row] = await read<{ all: string }>(
    `select row_to_json(a)::text || row_to_json(k)::text || row_to_json(w)::text as all
       from alerts a join alert_kinds k on k.alert_id = a.id join alert_words w on w.alert_id = a.id where a.id = 'a1'`,
  );
  expect(row?.all).toMatch(/"next_at":"2/);
  expect(row?.all).not.toMatch(/violence|now"|كلمات|life/);
});

test('words go along with an alert, and are held until the member taps where they must', async () => {
  const one = await freshConversation(place.ground.database);
  await leave(one, { ...violence, id: 'b1', ground: 'life' });
  expect(await read(`select held from alert_words where alert_id = 'b1'`)).toEqual([{ held: false }]);
  const other = await freshConversation(place.ground.database);
  await leave(other, { ...violence, id: 'b2', ground: 'tap' });
  expect(await read(`select held from alert_words where alert_id = 'b2'`)).toEqual([{ held: true }]);
  await leave(other, { type: 'alertWords', held: true });
  await leave(other, { type: 'releaseWords' });
  await leave(other, { type: 'alertWords', held: false });
  expect(await read(`select held from alert_words where alert_id = 'b2' order by seq`)).toEqual([
    { held: false },
    { held: false },
    { held: false },
  ]);
});

test('a second alert is noted with the open one; it calls anew when the first was acknowledged', async () => {
  const { id: staff } = await someone('again');
  const publicId = await freshConversation(place.ground.database);
  await leave(publicId, { ...violence, id: 'c1', ground: 'consent' });
  await leave(publicId, { ...violence, id: 'c2', ground: 'consent' });
  await leave(publicId, { type: 'acknowledge', alert: 'c1', staff });
  const calls = () =>
    read(`select id, next_at is not null as calls from alerts where id in ('c1', 'c2') order by id`);
  expect(await calls()).toEqual([{ id: 'c1', calls: false }]);
  await leave(publicId, { ...violence, category: 'fire', id: 'c3', ground: 'consent' });
  expect(await calls()).toEqual([{ id: 'c1', calls: true }]);
  expect(await read(`select 1 from alert_kinds where alert_id = 'c1'`)).toHaveLength(3);
});

test('of two who acknowledge or close, one does', async () => {
  const [one, other] = [await someone('one'), await someone('other')];
  for (let n = 0; n < 20; n += 1) {
    const alert = `d${n}`;
    const publicId = await freshConversation(place.ground.database);
    await leave(publicId, { ...violence, id: alert, ground: 'consent' });
    const twice = async (make: (staff: number) => Outcome): Promise<readonly string[]> => {
      const both = await Promise.all([one, other].map(({ id }) => leave(publicId, make(id))));
      // Who found the conversation moved tries again, as every turn does.
      const again = await Promise.all([one, other].map(({ id }) => leave(publicId, make(id))));
      return [...both, ...again].filter((verdict) => verdict === 'committed');
    };
    expect(await twice((staff) => ({ type: 'acknowledge', alert, staff }))).toHaveLength(1);
    expect(await leave(publicId, { type: 'unreached', alert })).toBe('stale');
    expect(await twice((staff) => ({ type: 'closeAlert', alert, staff, reason: 'سلمت' }))).toHaveLength(1);
  }
});

test('whoever the member names does not open it, however their name is written', async () => {
  const { database } = place.ground;
  const { id } = await someone('named');
  await database.query(`update staff set name = 'نُورة الحَربي' where id = $1`, [id]);
  const publicId = await freshConversation(database);
  await leave(publicId, { ...violence, id: 'e1', ground: 'consent' });
  await leave(publicId, { type: 'alertWish', names: 'ما أبي نوره', women: true });
  await leave(publicId, { type: 'alertWish', names: 'أحد غيرها' });
  expect(await read(`select excluded, women_only, silent from alerts where id = 'e1'`)).toEqual([
    { excluded: [id], women_only: true, silent: false },
  ]);
});
