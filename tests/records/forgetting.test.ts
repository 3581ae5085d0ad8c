import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forget } from '../../src/conversation/forgetting.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import { forgetSilent } from '../../src/records/keeping/forget.ts';
import { countDays } from '../../src/records/keeping/counting/count-days.ts';
import { allWritten, writtenIn } from '../../src/reports/clauses.ts';
import { spanOf } from '../../src/reports/span.ts';
import { statementOf } from '../../src/reports/sql.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, sendRequest, type Place } from '../support/place.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

/** Somebody who opens the chat and writes texts without agreeing. */
async function arrive(...texts: string[]): Promise<string> {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  for (const [n, text] of texts.entries())
    await place.conversations.receive(publicId, { external: `${n}`, content: { kind: 'text', text } });
  return publicId;
}

const rows = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  (await place.ground.database.query(text, values)).rows.length;
const stands = async (publicId: string): Promise<boolean> =>
  (await rows('select 1 from conversations where public_id = $1', [publicId])) === 1;
async function written(): Promise<number> {
  const span = spanOf('rahat', {}, clock.now());
  const { text, values } = statementOf(writtenIn(span));
  const { rows: channels } = await place.ground.database.query<{ channel: string; count: number }>(
    text,
    values,
  );
  return allWritten(channels);
}

test('who never agreed is forgotten after seven days of silence, who wrote nothing after one; everybody else stays', async () => {
  const greeted = await arrive();
  const wrote = await arrive('السلام عليكم', 'كم مدة الرد؟');
  const refused = await arrive('لا أوافق');
  const agreed = await sayTo(place, 'rahat', 'القائمة');
  const waits = await arrive('موظف');
  const { publicId: sent } = await sendRequest(place, 'rahat');
  const before = await written();
  // Who was only greeted wrote nothing.
  expect(before).toBe(5);

  clock.advance(day + hour);
  expect(await forget(place.ground)).toBe(1);
  expect([await stands(greeted), await stands(wrote)]).toEqual([false, true]);

  clock.advance(6 * day - 2 * hour);
  expect(await forget(place.ground)).toBe(0);
  await place.conversations.receive(wrote, { external: 'again', content: { kind: 'text', text: 'هلا' } });

  clock.advance(2 * hour);
  // Days that were counted before their conversations are forgotten are not counted again, however many nodes count.
  const { database } = place.ground;
  await Promise.all([0, 1, 2].map(() => countDays(database, clock.now())));
  expect(await rows('select 1 from written_cells')).toBeGreaterThan(0);
  expect(await forget(place.ground)).toBe(1);
  expect(await Promise.all([refused, wrote, agreed, waits, sent].map(stands))).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);

  clock.advance(8 * day);
  expect(await forget(place.ground)).toBe(1);
  expect(await stands(wrote)).toBe(false);
  const orphans = `select 1 from entries e where not exists (select from conversations c where c.id = e.conversation_id)`;
  expect(await rows(orphans)).toBe(0);
  const { rows: bare } = await place.ground.database.query(
    'select association, channel, outcome, score from forgotten order by id',
  );
  expect(bare).toEqual(
    ['greeted', 'refused', 'unagreed'].map((outcome) => ({
      association: 'rahat',
      channel: 'webchat',
      outcome,
      score: null,
    })),
  );
  expect(await written()).toBe(before);
});

test('what is written to a conversation that was forgotten is not taken, and whoever comes again is shown the notice', async () => {
  const { publicId, resume, generation } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  clock.advance(2 * day);
  await forget(place.ground);
  const late = place.conversations.receive(publicId, {
    external: 'x',
    content: { kind: 'text', text: 'هلا' },
  });
  await expect(late).rejects.toMatchObject({ code: 'notFound' });
  expect(await place.conversations.sessions.stands(publicId, generation)).toBe(false);
  expect(await place.conversations.sessions.renew('rahat', resume)).toBeUndefined();
  const address = { association: 'rahat', channel: 'telegram', address: '77' };
  const first = await place.conversations.open(address);
  await place.conversations.receive(first, { external: 'a', content: { kind: 'text', text: 'هلا' } });
  clock.advance(8 * day);
  expect(await forget(place.ground)).toBe(1);
  const second = await place.conversations.open(address);
  expect(second).not.toBe(first);
  await place.conversations.receive(second, { external: 'b', content: { kind: 'text', text: 'هلا' } });
  const { lines } = await place.conversations.lines(second, 0);
  expect(lines.some((line) => line.from === 'bot' && line.message.prompt?.kind === 'consent')).toBe(true);
});

test('a round looks at those alone that may be due; whoever takes an agreement back is forgotten after their silence', async () => {
  const { database } = place.ground;
  const look = (): ReturnType<typeof forgetSilent> =>
    forgetSilent(database, { written: 7 * day, empty: day }, { now: clock.now(), most: 200 });
  const agreed = await sayTo(place, 'rahat', 'القائمة');
  const wrote = await arrive('السلام عليكم');
  expect(await look()).toMatchObject({ conversations: 0 });
  expect(await look()).toMatchObject({ looked: 0 });

  clock.advance(8 * day);
  await look();
  expect(await Promise.all([agreed, wrote].map(stands))).toEqual([true, false]);
  const refusal = JSON.stringify({ given: false, notice: 'another', said: '{}' });
  await database.query(
    `select keep_consent(id, $2::jsonb, to_timestamp($3 / 1000.0)) from conversations where public_id = $1`,
    [agreed, refusal, clock.now()],
  );
  expect(await look()).toMatchObject({ looked: 1, conversations: 1 });
  expect(await stands(agreed)).toBe(false);
});
