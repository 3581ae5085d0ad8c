import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callsFor } from '../../src/desk/calls.ts';
import { tellMissedCalls } from '../../src/desk/late-calls.ts';
import { Office } from '../../src/desk/office.ts';
import { call } from '../../src/desk/verbs/member/call.ts';
import type { CallItem } from '../../src/contract/calls.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';

const clock = handClock(aWorkingMorning);
/** Each member has a number of their own. */
let last = 1_234_567;
let place: Place;
let office: Office;
let nora: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const person = { association: 'rahat', email: 'nora@rahat.example', role: 'researcher' } as const;
  nora = await putStaff(place.ground.database, person, 0);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

async function calling(): Promise<string> {
  const number = `+96650${(last += 1)}`;
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  for (const [i, text] of ['اتصلوا علي', 'نعم'].entries())
    await place.conversations.receive(publicId, {
      external: `say-${i}`,
      number,
      content: { kind: 'text', text },
    });
  return publicId;
}

const told = async (publicId: string): Promise<number> =>
  (await place.conversations.lines(publicId, 0)).lines.filter(
    (line) => 'message' in line && line.message.text.includes('لم نتصل بك في الموعد'),
  ).length;
const waiting = async (conversation: string): Promise<CallItem> =>
  (await callsFor(office.desk, nora)).items.find((one) => one.conversation === conversation)!;
const isFlagged = async (publicId: string): Promise<boolean> =>
  (await office.desk.reading.these(nora, [publicId]))[0]!.flagged;

test('whoever was not called by the time that was named is told so once, and the desk is alarmed', async () => {
  const publicId = await calling();
  const { to } = await waiting(publicId);
  clock.set(to! - minute);
  await tellMissedCalls(office.desk);
  expect(await told(publicId)).toBe(0);
  expect(await waiting(publicId)).toMatchObject({ late: false });
  clock.set(to! + minute);
  await Promise.all([tellMissedCalls(office.desk), tellMissedCalls(office.desk)]);
  expect(await told(publicId)).toBe(1);
  expect(await waiting(publicId)).toMatchObject({ late: true });
  expect(await isFlagged(publicId)).toBe(true);
  clock.advance(3 * day);
  await tellMissedCalls(office.desk);
  expect(await told(publicId)).toBe(1);
  clock.set(aWorkingMorning);
});

test('nobody is told whose call is made in that moment, or called off, or by night', async () => {
  const publicId = await calling();
  const one = await waiting(publicId);
  await office.desk.perform(call, {
    staff: nora,
    conversation: publicId,
    input: { call: one.id, step: 'take' },
  });
  const night = await calling();
  const { to } = await waiting(night);
  clock.set(aWorkingMorning + 13 * hour);
  expect(to).toBeLessThan(clock.now());
  await tellMissedCalls(office.desk);
  expect([await told(publicId), await told(night)]).toEqual([0, 0]);
  clock.set(aWorkingMorning);
});

test('in a conversation in which somebody was in danger meanwhile nothing is said', async () => {
  const publicId = await calling();
  const { to } = await waiting(publicId);
  await place.conversations.receive(publicId, {
    external: 'danger',
    content: { kind: 'text', text: 'زوجي يضربني وأنا خايفة' },
  });
  clock.set(to! + minute);
  await tellMissedCalls(office.desk);
  expect(await waiting(publicId)).toMatchObject({ late: true });
  expect(await told(publicId)).toBe(0);
});
