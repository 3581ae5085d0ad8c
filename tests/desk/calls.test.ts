import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { forget } from '../../src/conversation/forgetting.ts';
import { callsFor } from '../../src/desk/calls.ts';
import { Office } from '../../src/desk/office.ts';
import { call } from '../../src/desk/verbs/member/call.ts';
import type { CallItem, CallStep } from '../../src/contract/calls.ts';
import { day } from '../../src/kernel/clock.ts';
import { dropOldCalls } from '../../src/records/desk/calls.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';

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

/** The number of whoever writes in the test that runs. */
let number: string;
let last = 1_234_567;
beforeEach(() => {
  number = `+96650${last}`;
  last += 1;
});
const masked = (): string => `••••••${number.slice(-4)}`;

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
  expect(one).toMatchObject({ number: masked(), tries: 0, asked: 1, proved: true });
  expect(one.from).toBeLessThan(one.to!);
  expect(await stored()).not.toContain(number.slice(4));
});

test('of two who take it at once one has it, with the whole number; it is tried again, and the number goes when they were reached', async () => {
  const publicId = await member('اتصلوا علي', 'نعم');
  const one = (await waiting(nora, publicId))!;
  const both = await Promise.allSettled([work(nora, one, 'take'), work(sara, one, 'take')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [mine, other] = both[0].status === 'fulfilled' ? [nora, sara] : [sara, nora];
  expect(await waiting(mine, publicId)).toMatchObject({ number, takenBy: { id: mine.id } });
  expect(await waiting(other, publicId)).toMatchObject({ number: masked() });
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

/** Somebody who asks that the number of this test be called, from a channel that proves nothing. */
async function stranger(): Promise<string> {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  for (const text of ['كلموني', `0${number.slice(4)}`])
    await place.conversations.receive(publicId, { external: text, content: { kind: 'text', text } });
  return publicId;
}
const toThisNumber = async (staff: Staff): Promise<readonly CallItem[]> =>
  (await callsFor(office.desk, staff)).items.filter((one) => [number, masked()].includes(one.number));

test('to one number one call is made, however many ask for it: all of them are told what became of it', async () => {
  const strangers: string[] = [];
  for (let n = 0; n < 8; n += 1) strangers.push(await stranger());
  expect(await said(strangers[7]!)).toContain('سنتصل بك');
  const [one, ...more] = await toThisNumber(nora);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ asked: 8, proved: false, tries: 0 });
  await work(nora, one!, 'take');
  expect(await toThisNumber(sara)).toMatchObject([{ asked: 8, takenBy: { id: nora.id }, number: masked() }]);
  expect(await toThisNumber(nora)).toMatchObject([{ number }]);
  await work(nora, one!, 'missed');
  for (const publicId of strangers)
    await until('it is told that nobody answered', async () =>
      (await said(publicId)).includes('اتصلنا بك ولم تردّ'),
    );
  expect(await toThisNumber(sara)).toMatchObject([{ asked: 8, tries: 1 }]);
  await work(nora, (await toThisNumber(nora))[0]!, 'take');
  await work(nora, one!, 'reached');
  expect(await toThisNumber(nora)).toEqual([]);
});

test('a number that no channel proved is called three times a day at most: later ones are told another day, and its owner is not kept from being called', async () => {
  for (let n = 0; n < 3; n += 1) {
    const publicId = await stranger();
    expect(await said(publicId)).toContain('سنتصل بك');
    const [one] = await toThisNumber(nora);
    await work(nora, one!, 'take');
    await work(nora, one!, n === 0 ? 'missed' : 'reached');
    if (n === 0) {
      await work(nora, one!, 'take');
      await work(nora, one!, 'drop');
    }
  }
  const publicId = await stranger();
  const [rests] = await toThisNumber(sara);
  const { clock, database } = place.ground;
  expect(rests!.rests).toBeGreaterThan(clock.now() + day / 2);
  expect(rests!.from).toBeGreaterThanOrEqual(rests!.rests!);
  expect(await said(publicId)).toContain('سنتصل بك');
  await expect(work(sara, rests!, 'take')).rejects.toThrow('often enough for a day');
  const owner = await member('اتصلوا علي', 'نعم');
  const [both] = await toThisNumber(sara);
  expect(both).toMatchObject({ asked: 2, proved: true });
  expect(both!.rests).toBeUndefined();
  expect(await work(sara, both!, 'take')).toMatchObject({ done: true });
  await work(sara, both!, 'giveBack');
  await place.conversations.receive(owner, {
    external: 'off',
    content: { kind: 'text', text: 'لا تتصلون' },
  });
  await database.query(`update calls_made set at = at - interval '1 day'`);
  const [again] = await toThisNumber(sara);
  expect(again!.rests).toBeUndefined();
  expect(await work(sara, again!, 'take')).toMatchObject({ done: true });
});

test('whoever has strangers called is heard four times a day, and never hides those whose number is proved; in danger they are heard always', async () => {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const strange = (n: number): string => `055${String(last * 10 + n).slice(-7)}`;
  const ask = async (n: number, times = 1): Promise<void> => {
    for (const text of ['كلموني', strange(n), 'لا تتصلون'].slice(0, 1 + times))
      await place.conversations.receive(publicId, {
        external: `${text} ${n}`,
        content: { kind: 'text', text },
      });
  };
  for (let n = 0; n < 4; n += 1) await ask(n, 2);
  expect(await said(publicId)).not.toContain('قبل الغد');
  await ask(4);
  expect(await said(publicId)).toMatch(/لا نسجّل رقمًا آخر قبل الغد[^]*«موظف»/);
  expect(await waiting(nora, publicId)).toBeUndefined();
  await place.ground.database.query('update conversations set alerted_at = now() where public_id = $1', [
    publicId,
  ]);
  await ask(5);
  expect(await waiting(nora, publicId)).toMatchObject({ proved: false });
});

test('six hundred calls to typed numbers hide none to a number that is proved, and the desk is told of them', async () => {
  const { database } = place.ground;
  expect((await callsFor(office.desk, nora)).typedLately).toBeUndefined();
  await database.query(
    `with flood as (
       insert into conversations (public_id, association, channel, address, data_key, created_at)
       select 'flood-' || n, c.association, c.channel, sha256(n::text::bytea), c.data_key, now()
       from generate_series(1, 600) n, (select * from conversations where association = 'rahat' limit 1) c returning id, public_id)
     insert into call_backs (id, association, conversation_id, asked_at, begins_at, ends_at)
     select public_id, 'rahat', id, now(), now() - interval '1 hour', now() + interval '1 hour' from flood`,
  );
  const owner = await member('اتصلوا علي', 'نعم');
  const { items, typedLately } = await callsFor(office.desk, nora);
  expect(items.map(({ conversation }) => conversation)).toContain(owner);
  expect(items.filter(({ id }) => id.startsWith('flood-'))).toHaveLength(500);
  expect(typedLately).toBeGreaterThanOrEqual(600);
  await database.query(`update call_backs set ended_at = now() where id like 'flood-%'`);
  expect((await callsFor(office.desk, nora)).items.length).toBeLessThan(10);
});

test('a call of a conversation in which somebody may be in danger stands by itself, and only those see it who may open it', async () => {
  const [inDanger, other] = [await stranger(), await stranger()];
  const { database } = place.ground;
  const manager = await putStaff(
    database,
    { association: 'rahat', email: 'manager@rahat.example', role: 'manager' },
    0,
  );
  expect(await toThisNumber(nora)).toMatchObject([{ asked: 2 }]);
  await database.query('update conversations set alerted_at = now() where public_id = $1', [inDanger]);
  const seen = (await callsFor(office.desk, manager)).items.map(({ conversation }) => conversation);
  expect(seen).not.toContain(inDanger);
  expect((await toThisNumber(nora)).map(({ asked }) => asked)).toEqual([1, 1]);
  const one = { conversation: other, id: await callIn(other) } as CallItem;
  await work(nora, one, 'take');
  await work(nora, one, 'drop');
  expect(await toThisNumber(nora)).toMatchObject([{ conversation: inDanger, asked: 1 }]);
});

async function callIn(publicId: string): Promise<string> {
  const { rows } = await place.ground.database.query<{ id: string }>(
    'select b.id from call_backs b join conversations c on c.id = b.conversation_id where c.public_id = $1',
    [publicId],
  );
  return rows[0]?.id ?? '';
}
