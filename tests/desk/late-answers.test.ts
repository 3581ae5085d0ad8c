import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endOfDay } from '../../src/association/hours.ts';
import { Office } from '../../src/desk/office.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';

const association = 'mord';
const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let committee: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const { database } = place.ground;
  committee = await putStaff(database, { association, email: 'one@mord.example', role: 'committee' }, 0);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const notices = async (conversation: string): Promise<readonly string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
    line.from === 'staff' && line.message.text.includes('تأخرنا') ? [line.message.text] : [],
  );
const dueAt = async (reference: string): Promise<number> => {
  const { replyOn } = await office.requests.detail(committee, reference);
  return endOfDay(place.ground.houses.get(association)!.association.pack.hours, replyOn);
};
const flagged = async (conversation: string): Promise<boolean> => {
  const [item] = await office.desk.reading.these(committee, [conversation]);
  return item!.flagged;
};

test('a member whose promised day ends without an answer is told so on that day, once, and the desk is alarmed', async () => {
  const { publicId, reference } = await sendRequest(place, association, 1);
  const due = await dueAt(reference);
  clock.set(due - minute);
  await tellLate(office.desk);
  expect(await notices(publicId)).toEqual([]);
  expect(await flagged(publicId)).toBe(false);
  clock.set(due + minute);
  await Promise.all([tellLate(office.desk), tellLate(office.desk)]);
  const [notice] = await notices(publicId);
  expect(notice).toContain('نعتذر');
  expect(await notices(publicId)).toHaveLength(1);
  expect(await flagged(publicId)).toBe(true);
  clock.advance(30 * day);
  await tellLate(office.desk);
  expect(await notices(publicId)).toHaveLength(1);
});

test('one that was decided in time, or is decided in that moment, is not told', async () => {
  const sent = await Promise.all([2, 3].map((n) => sendRequest(place, association, n)));
  const decide = ({ reference }: { readonly reference: string }): Promise<void> =>
    office.moves.decide(committee, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  for (const { reference } of sent) await checkCase(office, association, reference);
  await decide(sent[0]!);
  clock.set((await dueAt(sent[1]!.reference)) + minute);
  await Promise.all([decide(sent[1]!), tellLate(office.desk)]);
  expect(await notices(sent[0]!.publicId)).toEqual([]);
  const { lines } = await place.conversations.lines(sent[1]!.publicId, 0);
  const last = lines.findLast((line) => line.from === 'staff');
  expect(last?.from === 'staff' && last.message.text).toContain('استوفى الشروط');
});

test('at night nobody is told: the morning after is soon enough', async () => {
  const { publicId, reference } = await sendRequest(place, association, 4);
  clock.set((await dueAt(reference)) + 12 * hour);
  const night = new Date(clock.now() + 3 * hour).getUTCHours();
  expect(night < 9 || night >= 21).toBe(true);
  await tellLate(office.desk);
  expect(await notices(publicId)).toEqual([]);
  clock.advance(10 * hour);
  await tellLate(office.desk);
  expect(await notices(publicId)).toHaveLength(1);
});

test('whoever asks after the day hears that it has passed, never that it stands', async () => {
  const { publicId, reference } = await sendRequest(place, association, 5);
  const ask = async (external: string): Promise<string> => {
    const say = (text: string, n: number) =>
      place.conversations.receive(publicId, {
        external: `${external} ${n}`,
        content: { kind: 'text', text },
      });
    await say('القائمة', 1);
    await say('متابعة طلب', 2);
    const { seq } = await say(reference, 3);
    const { lines } = await place.conversations.lines(publicId, seq - 1);
    return lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
  };
  expect(await ask('before')).toMatch(/^موعد الرد: /mu);
  for (const later of [hour, 14 * hour, 3 * day, 30 * day, 365 * day]) {
    clock.set((await dueAt(reference)) + later);
    const said = await ask(`after ${later}`);
    expect(said).not.toMatch(/^موعد الرد: /mu);
    expect(said).toContain('كان موعد الرد');
    expect(said).toContain('تأخرنا');
  }
});
