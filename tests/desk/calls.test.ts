import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forget } from '../../src/conversation/forgetting.ts';
import { callsFor } from '../../src/desk/calls.ts';
import { Office } from '../../src/desk/office.ts';
import { call } from '../../src/desk/verbs/call.ts';
import type { CallItem, CallStep } from '../../src/contract/calls.ts';
import { day } from '../../src/kernel/clock.ts';
import { dropOldCalls } from '../../src/records/desk/calls.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';

let place: Place;
let office: Office;
let nora: Staff;
let sara: Staff;
beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  const put = (name: string): Promise<Staff> =>
    putStaff(
      place.ground.database,
      { association: 'rahat', email: `${name}@rahat.example`, role: 'researcher' },
      0,
    );
  [nora, sara] = [await put('nora'), await put('sara')];
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const number = '+966501234567';

/** Somebody who writes from a channel that proves their number, before consent. */
async function member(...texts: readonly string[]): Promise<string> {
  const { conversations } = place;
  const { publicId } = await conversations.begin('rahat', 'webchat');
  for (const [i, text] of texts.entries())
    await conversations.receive(publicId, { external: `say-${i}`, number, content: { kind: 'text', text } });
  return publicId;
}
const said = async (publicId: string): Promise<string> =>
  (await place.conversations.lines(publicId, 0)).lines
    .map((line) => ('message' in line ? line.message.text : ''))
    .join('\n');
const work = (staff: Staff, { conversation, id }: CallItem, step: CallStep) =>
  office.desk.perform(call, { staff, conversation, input: { call: id, step } });
const waiting = async (staff: Staff, conversation: string): Promise<CallItem | undefined> =>
  (await callsFor(office.desk, staff)).items.find((one) => one.conversation === conversation);
const stored = async (): Promise<string> => {
  const { rows } = await place.ground.database.query<{ all: string }>(
    `select string_agg(row_to_json(b)::text, '') as all from call_backs b`,
  );
  return rows[0]?.all ?? '';
};

test('whoever cannot write is offered the number of their channel at once, and is first at the desk', async () => {
  const publicId = await member('يا ولدي ما اعرف اكتب كلموني');
  const offered = await said(publicId);
  expect(offered).toContain('نتصل بك على هذا الرقم');
  expect(offered).not.toMatch(/هل توافق|501234567/);
  await place.conversations.receive(publicId, {
    external: 'yes',
    number,
    content: { kind: 'text', text: 'نعم' },
  });
  expect(await said(publicId)).toMatch(/سنتصل بك .*بين[^]*لهذا الاتصال وحده/);
  const one = (await waiting(nora, publicId))!;
  expect(one).toMatchObject({ number: '••••••4567', tries: 0 });
  expect(one.from).toBeLessThan(one.to!);
  expect(await stored()).not.toContain('501234567');
});

test('of two who take it at once one has it, with the whole number; it is tried again, and the number goes when they were reached', async () => {
  const publicId = await member('اتصلوا علي', 'نعم');
  const one = (await waiting(nora, publicId))!;
  const both = await Promise.allSettled([work(nora, one, 'take'), work(sara, one, 'take')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [mine, other] = both[0].status === 'fulfilled' ? [nora, sara] : [sara, nora];
  expect(await waiting(mine, publicId)).toMatchObject({ number, takenBy: { id: mine.id } });
  expect(await waiting(other, publicId)).toMatchObject({ number: '••••••4567' });
  await expect(work(other, one, 'reached')).rejects.toMatchObject({ code: 'conflict' });

  await work(mine, one, 'missed');
  expect(await said(publicId)).toContain('اتصلنا بك ولم تردّ');
  expect(await waiting(other, publicId)).toMatchObject({ tries: 1 });
  expect((await waiting(other, publicId))?.takenBy).toBeUndefined();

  await work(other, one, 'take');
  const before = await said(publicId);
  const twice = await Promise.allSettled([work(other, one, 'reached'), work(other, one, 'drop')]);
  expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await said(publicId)).toBe(before);
  expect(await waiting(other, publicId)).toBeUndefined();
  const { rows } = await place.ground.database.query(
    'select 1 from call_backs where ended_at is not null and number is not null',
  );
  expect(rows).toEqual([]);
});

test('a call that nobody made in seven days is over, and its number is gone; so is one that the member calls off', async () => {
  const off = await member('اتصلوا علي', 'نعم', 'لا تتصلون');
  expect(await waiting(nora, off)).toBeUndefined();
  const publicId = await member('كلموني', 'نعم');
  const { database, clock } = place.ground;
  await dropOldCalls(database, clock.now() + 6 * day, 7 * day);
  expect(await waiting(nora, publicId)).toBeDefined();
  await dropOldCalls(database, clock.now() + 8 * day, 7 * day);
  expect(await waiting(nora, publicId)).toBeUndefined();
  expect(await forget(place.ground)).toBe(0);
});
