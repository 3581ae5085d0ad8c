import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { endOfDay, isWorkingDay, workingDayFrom } from '../../src/association/hours.ts';
import { Office } from '../../src/desk/office.ts';
import { closeOver } from '../../src/desk/requests/afterwards/close-over.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { answerAppeal } from '../../src/desk/requests/judging/appeals.ts';
import { nameNewDay } from '../../src/desk/requests/new-day.ts';
import { notePassedParts } from '../../src/desk/requests/note-parts.ts';
import { dayAt, daysAfter, momentOf } from '../../src/fields/calendar.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { day as oneDay, handClock, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { bringOwed, checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { findingsAfter } from '../support/sealed.ts';
import { proceeding } from '../support/proceeding.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
const of: Record<string, Staff> = {};

beforeAll(async () => {
  const appeal = { days: 15, by: ['committee' as const], title: { ar: 'لجنة التظلمات' } };
  place = await openPlace({}, (ground) => proceeding({ ...ground, clock }, 'rahat', { appeal }));
  office = new Office(place.ground, place.conversations);
  for (const [name, association, role] of [
    ['mord', 'mord', 'committee'],
    ['najran', 'najran-coffee', 'committee'],
    ['researcher', 'mord', 'researcher'],
    ['huda', 'rahat', 'committee'],
    ['reem', 'rahat', 'committee'],
  ] as const)
    of[name] = await putStaff(
      place.ground.database,
      { association, email: `${name}@silah.example`, role },
      0,
    );
});
beforeEach(() => clock.set(aWorkingMorning));
afterAll(async () => {
  await office.close();
  await place.remove();
});

const hoursOf = (association: string) => place.ground.houses.get(association)!.association.pack.hours;
const noon = (day: string): number => momentOf(day, 12 * 60);
const eventsOf = async (staff: string, reference: string): Promise<readonly string[]> =>
  (await office.requests.detail(of[staff]!, reference)).events.map(({ status }) => status);
const toldIn = async (conversation: string): Promise<readonly string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
    line.from === 'staff' ? [line.message.text] : [],
  );
const name = (staff: string, reference: string, day: string, reason = 'ننتظر زيارة الباحثة'): Promise<void> =>
  nameNewDay({ desk: office.desk, requests: office.requests, staff: of[staff]! }, reference, { day, reason });
const faultOf = (done: Promise<unknown>): Promise<unknown> =>
  done.then(
    () => undefined,
    (error: unknown) => (isFault(error) ? error.code : error),
  );
const dueOn = async (reference: string): Promise<string> =>
  (await office.requests.detail(of['mord']!, reference)).replyOn;
/** A working day, `count` days after another or more. */
const later = (day: string, count: number): string => workingDayFrom(hoursOf('mord'), daysAfter(day, count));

test('whoever studies a request is reminded at half and most of its time, before its last day and when it has passed, once each', async () => {
  const { reference } = await sendRequest(place, 'mord', 1);
  const sent = dayAt(aWorkingMorning);
  const due = await dueOn(reference);
  const seen: Record<string, readonly string[]> = {};
  for (let day = sent; day <= daysAfter(due, 3); day = daysAfter(day, 1)) {
    clock.set(noon(day));
    await notePassedParts(office.desk);
    await notePassedParts(office.desk);
    seen[day] = (await eventsOf('mord', reference)).slice(1);
  }
  expect(due).toBe(later(sent, 21));
  expect(seen[daysAfter(sent, 10)]).toEqual([]);
  expect(seen[daysAfter(sent, 11)]).toEqual(['halfOver']);
  expect(seen[daysAfter(sent, 16)]).toEqual(['halfOver']);
  expect(seen[daysAfter(sent, 17)]).toContain('mostOver');
  const before = Object.keys(seen).findLast((day) => day < due && isWorkingDay(hoursOf('mord'), day))!;
  expect(seen[daysAfter(before, -1)]).not.toContain('dayNear');
  expect(seen[before]).toContain('dayNear');
  expect(seen[due]).not.toContain('dayOver');
  expect(seen[daysAfter(due, 3)]).toEqual(['halfOver', 'mostOver', 'dayNear', 'dayOver']);
});

test('where nothing was promised the desk is reminded of its own day, the member is told nothing, and no day can be named', async () => {
  const { publicId, reference } = await sendRequest(place, 'najran-coffee', 1);
  const { replyOn } = await office.requests.detail(of['najran']!, reference);
  clock.set(noon(daysAfter(replyOn, 1)));
  await notePassedParts(office.desk);
  await tellLate(office.desk);
  expect(await eventsOf('najran', reference)).toEqual(['submitted', 'halfOver', 'mostOver', 'dayOver']);
  expect(await toldIn(publicId)).toEqual([]);
  expect(await faultOf(name('najran', reference, daysAfter(replyOn, 9)))).toBe('wrongRequest');
});

test('another day before the one that stands has passed: its member is told once, and asks for no other', async () => {
  const { publicId, reference } = await sendRequest(place, 'mord', 2);
  const due = await dueOn(reference);
  clock.set(noon(daysAfter(due, -2)));
  const day = later(due, 7);
  const two = await Promise.allSettled([name('mord', reference, day), name('mord', reference, day)]);
  const first = { details: { by: { name: of['mord']!.name } } };
  expect(two.toSorted((a, b) => a.status.localeCompare(b.status))).toMatchObject([
    { status: 'fulfilled' },
    {
      status: 'rejected',
      reason: { code: 'conflict', message: expect.stringContaining('Another day was named'), ...first },
    },
  ]);
  const [told, ...others] = await toldIn(publicId);
  expect(others).toEqual([]);
  expect(told).toContain('لن يصدر الرد على طلبكِ');
  expect(told).toContain('والسبب: ننتظر زيارة الباحثة.');
  expect(await dueOn(reference)).toBe(day);
  // The day that was left is no day any more; the new one is.
  clock.set(endOfDay(hoursOf('mord'), due) + minute);
  await tellLate(office.desk);
  expect(await toldIn(publicId)).toHaveLength(1);
  clock.set(endOfDay(hoursOf('mord'), day) + minute);
  await tellLate(office.desk);
  await tellLate(office.desk);
  const all = await toldIn(publicId);
  expect(all).toHaveLength(2);
  expect(all[1]).toContain('تأخرنا عنه');
});

test('another day after the one that stood has passed is told with that we are late', async () => {
  const { publicId, reference } = await sendRequest(place, 'mord', 3);
  const due = await dueOn(reference);
  clock.set(endOfDay(hoursOf('mord'), due) + minute);
  await tellLate(office.desk);
  await name('mord', reference, later(due, 5));
  const told = await toldIn(publicId);
  expect(told).toHaveLength(2);
  expect(told[1]).toMatch(/^تأخرنا عن موعدنا .*ونعتذر .*الموعد الجديد .*والسبب: /su);
  expect((await eventsOf('mord', reference)).at(-1)).toBe('dayMoved');
});

test('a day that cannot be promised, or somebody who may not, changes nothing', async () => {
  const { publicId, reference } = await sendRequest(place, 'mord', 4);
  const due = await dueOn(reference);
  clock.set(noon(daysAfter(due, -1)));
  const closed = Array.from({ length: 30 }, (_, n) => daysAfter(due, n + 1)).find(
    (day) => !isWorkingDay(hoursOf('mord'), day),
  )!;
  const wrong = [
    ['2026-02-31', 'dayNone'],
    [daysAfter(due, -30), 'dayPassed'],
    [due, 'dayStands'],
    [closed, 'dayClosed'],
    [later(due, 400), 'dayFar'],
  ] as const;
  for (const [day, is] of wrong)
    await expect(name('mord', reference, day)).rejects.toMatchObject({ details: { why: { is } } });
  expect(await faultOf(name('researcher', reference, later(due, 7)))).toBe('forbidden');
  await checkCase(office, 'mord', reference);
  await office.moves.decide(of['mord']!, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  expect(await faultOf(name('mord', reference, later(due, 7)))).toBe('conflict');
  expect(await dueOn(reference)).toBe(due);
  expect(await toldIn(publicId)).toHaveLength(2);
});

test('a day that was changed by hand, or taken out, is named when the records are verified', async () => {
  const { reference } = await sendRequest(place, 'mord', 5);
  const due = await dueOn(reference);
  await name('mord', reference, later(due, 7));
  const named = async (change: string): Promise<readonly string[]> => [
    // What waits to be linked is looked at where it stands, and once more where it was linked meanwhile.
    ...new Set(
      (await findingsAfter(place, change)).map((one) => `${one.kind} ${one.reference} ${one.problem}`),
    ),
  ];
  expect(await named('select 1')).toEqual([]);
  expect(
    await named(`update new_days set at = at + interval '1 hour' where reference = '${reference}'`),
  ).toEqual([`newDay ${reference} is not as it was sealed`]);
  expect(await named(`update requests set moved_to = moved_to + 1 where reference = '${reference}'`)).toEqual(
    [`request ${reference} it is answered by another day than the one that was named last`],
  );
  expect(await named(`delete from new_days where reference = '${reference}'`)).toContain(
    `newDay ${reference} is missing`,
  );
});

let said = 0;
const say = async (conversation: string, text: string): Promise<string> => {
  said += 1;
  const { seq } = await place.conversations.receive(conversation, {
    external: `say ${said}`,
    content: { kind: 'text', text },
  });
  const { lines } = await place.conversations.lines(conversation, seq - 1);
  return lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
};

test('where the policy says so a refusal is appealed against, once and within its days, and answered by who has not judged it', async () => {
  const refused = async (n: number): Promise<{ publicId: string; reference: string }> => {
    const sent = await sendRequest(place, 'rahat', n);
    await checkCase(office, 'rahat', sent.reference);
    await office.moves.decide(of['huda']!, sent.reference, { decision: 'refused', reason: 'لم تكتمل' });
    return sent;
  };
  const answer = (staff: string, reference: string, how: 'accepted' | 'refused'): Promise<void> =>
    answerAppeal(
      { desk: office.desk, requests: office.requests, moves: office.moves, staff: of[staff]! },
      reference,
      { answer: how, reason: 'راجعنا المستندات' },
    );
  const { publicId, reference } = await refused(70);
  expect((await toldIn(publicId)).at(-1)).toMatch(/أن تتظلم من القرار مرة واحدة حتى [^]*«تظلم»/u);
  expect(await say(publicId, `وين وصل طلبي ${reference}`)).toContain('مرة واحدة حتى');
  expect(await say(publicId, 'تظلم')).toContain('لماذا تتظلم');
  expect(await say(publicId, 'عندي مشهد جديد يوضح دخلي')).toContain('عندي مشهد جديد يوضح دخلي');
  expect(await say(publicId, 'نعم')).toContain('لجنة التظلمات');
  expect(await say(publicId, 'تظلم')).toContain('لا قرار يمكن التظلم منه');
  const { status, events, answersAppeal } = await office.requests.detail(of['reem']!, reference);
  expect([status, answersAppeal]).toEqual(['appealed', true]);
  expect(events.at(-1)).toMatchObject({ answer: { shown: 'عندي مشهد جديد يوضح دخلي' } });
  expect((await office.requests.detail(of['huda']!, reference)).answersAppeal).toBeUndefined();
  await expect(answer('huda', reference, 'accepted')).rejects.toMatchObject({ code: 'forbidden' });
  const ends = await Promise.allSettled([
    answer('reem', reference, 'accepted'),
    answer('reem', reference, 'refused'),
  ]);
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  // A refusal that stands is not appealed against again; one whose days are over neither.
  const again = await refused(71);
  await say(again.publicId, 'تظلم');
  await say(again.publicId, 'الوضع غير ما كتبتم');
  await say(again.publicId, 'نعم');
  await answer('reem', again.reference, 'refused');
  expect((await toldIn(again.publicId)).at(-1)).toMatch(/بقي القرار كما هو[^]*راجعنا المستندات/u);
  expect(await say(again.publicId, 'تظلم')).toContain('لا قرار يمكن التظلم منه');
  const late = await refused(72);
  clock.advance(17 * oneDay);
  expect(await say(late.publicId, 'تظلم')).toContain('لا قرار يمكن التظلم منه');
  expect((await office.requests.detail(of['reem']!, late.reference)).status).toBe('refused');
});

test('what is provided in parts is told part by part, and the lists that the pack names are checked before', async () => {
  const lists = [{ ar: 'قائمة الجهات الرسمية' }];
  const careful = new Office(proceeding(place.ground, 'mord', { lists }), place.conversations);
  const staff = of['mord']!;
  const { publicId, reference } = await sendRequest(place, 'mord', 60);
  await checkCase(office, 'mord', reference);
  await expect(careful.delivery.listsChecked(staff, reference, 'رُوجعت')).rejects.toMatchObject({
    code: 'conflict',
    details: { status: 'checked' },
  });
  await office.moves.decide(staff, reference, { decision: 'accepted', reason: '' });
  await bringOwed(office, staff, reference);
  const held = { code: 'conflict', details: { lists: 'unchecked' } };
  await expect(careful.delivery.part(staff, reference, 'سلة غذائية')).rejects.toMatchObject(held);
  await expect(careful.receiving.delivered(staff, reference, {})).rejects.toMatchObject(held);
  const before = (await toldIn(publicId)).length;
  await careful.delivery.listsChecked(staff, reference, 'قائمة المنع: لا يوجد فيها');
  expect(await toldIn(publicId)).toHaveLength(before);
  await careful.delivery.part(staff, reference, 'سلة غذائية');
  expect((await toldIn(publicId)).at(-1)).toMatch(/قدّمنا جزءًا[^]*سلة غذائية\.$/u);
  expect((await careful.requests.detail(staff, reference)).status).toBe('accepted');
  await careful.receiving.delivered(staff, reference, {});
  const detail = await careful.requests.detail(staff, reference);
  expect(detail).toMatchObject({ status: 'delivered', listsChecked: true, lists: ['قائمة الجهات الرسمية'] });
  expect(detail.events.slice(-3)).toMatchObject([
    { status: 'listsChecked', by: staff.name, reason: 'قائمة المنع: لا يوجد فيها' },
    { status: 'deliveredPart', by: staff.name, reason: 'سلة غذائية' },
    { status: 'delivered' },
  ]);
  await careful.close();
});

test('a case of which nobody says a word is closed when the time of the pack is over: on record, without a message, and not asked about later', async () => {
  const { publicId, reference } = await sendRequest(place, 'mord', 90);
  const staff = of['mord']!;
  await checkCase(office, 'mord', reference);
  await office.moves.decide(staff, reference, { decision: 'accepted', reason: '' });
  await bringOwed(office, staff, reference);
  await office.moves.delivered(staff, reference);
  const read = async () => (await place.conversations.lines(publicId, 0)).lines;
  const before = await read();
  clock.advance(29 * oneDay);
  await closeOver(office.desk);
  expect((await office.requests.detail(staff, reference)).status).toBe('delivered');
  clock.advance(2 * oneDay);
  await Promise.all([closeOver(office.desk), closeOver(office.desk)]);
  const { status, events } = await office.requests.detail(staff, reference);
  expect(status).toBe('closed');
  expect(events.slice(-2)).toMatchObject([{ status: 'delivered' }, { status: 'closed', ended: 'clock' }]);
  clock.advance(60 * minute);
  await askServiceRatings(office.desk);
  expect(await read()).toEqual(before);
  expect(await findingsAfter(place, 'select 1')).toEqual([]);
});
