import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestDetail } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { remindOfOwed } from '../../src/desk/requests/afterwards/remind-owed.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { allMatched, bringOwed, sendWithoutPaper } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { saidIn, sayTo, toldIn } from '../support/said.ts';
import { findingsAfter } from '../support/sealed.ts';

const clock = handClock(aWorkingMorning);
const mine = 'SA0380000000608010167519';
const other = 'SA4420000001234567891234';
let place: Place;
let office: Office;
let staff: Staff;
let judge: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const put = (role: 'researcher' | 'committee'): Promise<Staff> =>
    putStaff(place.ground.database, { association: 'rahat', email: `${role}@rahat.example`, role }, 0);
  [staff, judge] = [await put('researcher'), await put('committee')];
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const say = (publicId: string, text: string): Promise<string> => sayTo(place, publicId, text);
const detail = (reference: string): Promise<RequestDetail> => office.requests.detail(staff, reference);
const stepsOf = async (reference: string): Promise<readonly string[]> =>
  (await detail(reference)).events.map(({ status }) => status);
const check = async (reference: string): Promise<void> =>
  office.moves.check(staff, reference, allMatched((await detail(reference)).fields));
/** Says all of it, and answers what was said to the last. */
async function tells(publicId: string, ...texts: readonly string[]): Promise<string> {
  let answer = '';
  for (const text of texts) answer = await say(publicId, text);
  return answer;
}
/** What can be chosen at the question that is open. */
const offered = async (publicId: string): Promise<readonly string[]> =>
  (await place.conversations.lines(publicId, 0)).lines
    .flatMap((line) => (line.from === 'bot' && line.message.prompt ? [line.message] : []))
    .at(-1)
    ?.choices?.map(({ id }) => id) ?? [];
const seen = ({ fields }: RequestDetail) => fields.find(({ name }) => name === 'incomeProof');
let files = 0;
async function sends(publicId: string, name: string): Promise<string> {
  files += 1;
  const bytes = Buffer.from(`%PDF-1.4\n% ${files}\n%%EOF\n`);
  const before = (await saidIn(place, publicId)).length;
  await place.conversations.receive(publicId, {
    external: `file ${files}`,
    content: { kind: 'file', name, bytes },
  });
  return (await saidIn(place, publicId)).slice(before).join('\n');
}

/** A request with the wrong paper: it was sent for what was owed. */
async function wrongPaper(n: number): Promise<{ readonly publicId: string; readonly reference: string }> {
  const { publicId, reference } = await sendWithoutPaper(place, n);
  await say(publicId, 'المطلوب');
  await sends(publicId, 'bill.pdf');
  expect(await say(publicId, 'أقرّ')).toContain('وصلنا ما طلبناه');
  return { publicId, reference };
}

/** A request that was accepted, and whose member gave an account. */
async function accepted(n: number): Promise<{ readonly publicId: string; readonly reference: string }> {
  const { publicId, reference } = await sendWithoutPaper(place, n);
  await bringOwed(office, staff, reference);
  await check(reference);
  clock.advance(15 * day);
  await office.moves.decide(judge, reference, { decision: 'accepted', reason: '' });
  expect(await tells(publicId, 'المطلوب', other, 'أقرّ')).toContain('وصلنا ما طلبناه');
  return { publicId, reference };
}
const ask = (reference: string, field: string, words: string): Promise<void> =>
  office.asking.ask(staff, reference, { field, words, by: daysAfter(dayAt(clock.now()), 5) });

describe('a member who sent the wrong paper', () => {
  test('sends another until somebody has checked it: both are kept, and the desk sees the last beside the form', async () => {
    const { publicId, reference } = await wrongPaper(1);
    await tells(publicId, 'القائمة', 'متابعة طلب');
    expect(await offered(publicId)).toContain('replace');
    expect(await say(publicId, 'تصحيح ما أرسلته')).toMatch(/أرسل من جديد لطلبك.*ما يثبت الدخل/u);
    expect(await sends(publicId, 'income.pdf')).toMatch(/income\.pdf[^]*للتوقيع/u);
    expect(seen(await detail(reference))).toMatchObject({ latest: { file: { name: 'bill.pdf' } } });
    expect(await say(publicId, 'أقرّ')).toMatch(/وصلنا ما أرسلته من جديد.*ما يثبت الدخل.*محفوظ/u);
    const found = await detail(reference);
    expect(seen(found)).toMatchObject({ latest: { file: { name: 'income.pdf' } } });
    expect(found.events.flatMap(({ answer }) => answer?.file?.name ?? [])).toEqual([
      'bill.pdf',
      'income.pdf',
    ]);
    expect(found).toMatchObject({ status: 'submitted', acts: expect.arrayContaining(['check']) });
    expect(await findingsAfter(place, 'select 1')).toEqual([]);
    const change = `update request_events set detail = '\\x00' where id = (select min(id) from request_events where reference = '${reference}')`;
    expect(await findingsAfter(place, change)).toContainEqual(
      expect.objectContaining({ kind: 'answer', reference }),
    );
    await check(reference);
    await tells(publicId, 'القائمة', 'متابعة طلب');
    const choices = await offered(publicId);
    expect([choices.includes('withdraw'), choices.includes('replace')]).toEqual([true, false]);
  });

  test('and changes nothing by a signature that comes after the check', async () => {
    const { publicId, reference } = await wrongPaper(2);
    await tells(publicId, 'القائمة', 'متابعة طلب', 'تصحيح ما أرسلته');
    await sends(publicId, 'late.pdf');
    await check(reference);
    expect(await say(publicId, 'أقرّ')).toContain('لا يُرسل في هذا الطلب شيء من جديد الآن');
    expect(await stepsOf(reference)).toEqual(['submitted', 'brought', 'checked']);
  });

  test('chooses which, where there are several, by what each was asked for as', async () => {
    const { publicId, reference } = await wrongPaper(4);
    await ask(reference, 'asked.paper', 'نحتاج مشهد الضمان');
    await say(publicId, 'المطلوب');
    await sends(publicId, 'wrong.pdf');
    await tells(publicId, 'أقرّ', 'القائمة', 'متابعة طلب');
    expect(await say(publicId, 'تصحيح ما أرسلته')).toContain('ما الذي تريد إرساله من جديد؟');
    expect(await offered(publicId)).toEqual(['incomeProof', 'asked.paper', 'nothing']);
    expect(await say(publicId, 'المستند المطلوب')).toMatch(/أرسل من جديد.*المستند المطلوب/u);
    expect(await sends(publicId, 'right.pdf')).toMatch(/right\.pdf[^]*للتوقيع/u);
    expect(await say(publicId, 'أقرّ')).toMatch(/وصلنا ما أرسلته من جديد.*المستند المطلوب/u);
    const { events } = await detail(reference);
    expect(events.flatMap(({ answer }) => answer?.file?.name ?? [])).toEqual([
      'bill.pdf',
      'wrong.pdf',
      'right.pdf',
    ]);
  });

  test('and leaves it as it is, as they wish', async () => {
    const { publicId, reference } = await wrongPaper(3);
    const answer = await tells(publicId, 'القائمة', 'متابعة طلب', 'تصحيح ما أرسلته', 'ليس بعد');
    expect(answer).toContain('يبقى ما أرسلته كما هو');
    expect(await stepsOf(reference)).toEqual(['submitted', 'brought']);
  });
});

describe('what came and is wrong, once a case is accepted,', () => {
  test('is asked for anew in words and by a day: it is owed until it is here, and what came first is kept', async () => {
    const { publicId, reference } = await accepted(10);
    const before = await detail(reference);
    expect([before.afterwards, before.owed]).toMatchObject([[{ name: 'iban' }], undefined]);
    await ask(reference, 'iban', 'الحساب ليس باسمك');
    expect((await toldIn(place, publicId)).at(-1)).toMatch(/الحساب ليس باسمك[^]*وذلك قبل[^]*«المطلوب»/u);
    expect((await detail(reference)).owed).toEqual([{ name: 'iban', label: 'رقم الآيبان' }]);
    await expect(office.moves.completed(staff, reference)).rejects.toMatchObject({
      code: 'conflict',
      details: { owes: true },
    });
    clock.advance(4 * day);
    await remindOfOwed(office.desk);
    expect((await saidIn(place, publicId)).at(-1)).toMatch(/نذكّرك بلطف.*الحساب ليس باسمك/u);
    expect(await say(publicId, 'المطلوب')).toContain('الحساب ليس باسمك');
    expect(await tells(publicId, mine, 'أقرّ')).toContain('وصلنا ما طلبناه');
    await office.moves.completed(staff, reference);
    const steps = await stepsOf(reference);
    expect(steps.filter((step) => step === 'brought')).toHaveLength(3);
    expect(steps).toContain('askedAnew');
    expect(await findingsAfter(place, 'select 1')).toEqual([]);
  });

  test('is asked for when the registration is completed too, and nothing is provided before it is here', async () => {
    const { publicId, reference } = await accepted(11);
    await office.moves.completed(staff, reference);
    await ask(reference, 'asked.paper', 'صورة بطاقة الحساب');
    await expect(office.delivery.listsChecked(staff, reference, 'لا يوجد فيها')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await tells(publicId, 'القائمة', `وين وصل طلبي ${reference}`)).toMatch(/بقي أن يصلنا: .*المستند/u);
    await say(publicId, 'المطلوب');
    await sends(publicId, 'card.pdf');
    await say(publicId, 'أقرّ');
    await office.delivery.listsChecked(staff, reference, 'لا يوجد فيها');
    expect((await detail(reference)).status).toBe('completed');
  });

  test('is sent anew by its member themselves, who sees which', async () => {
    const { publicId, reference } = await accepted(12);
    expect(await tells(publicId, 'القائمة', 'متابعة طلب', 'تصحيح ما أرسلته')).toMatch(/رقم الآيبان/u);
    expect(await tells(publicId, mine, 'أقرّ')).toContain('وصلنا ما أرسلته من جديد');
    const found = await detail(reference);
    expect(found.events.filter(({ answer }) => answer?.name === 'iban')).toHaveLength(2);
    expect([found.status, found.owed]).toEqual(['accepted', undefined]);
  });

  test('is asked for in a way that can be answered, and of nothing that is over', async () => {
    const { reference } = await accepted(13);
    const today = dayAt(clock.now());
    const words = 'الحساب ليس باسمك';
    for (const asked of [
      { field: 'strange', words, by: daysAfter(today, 3) },
      { field: 'iban', words, by: today },
    ])
      await expect(office.asking.ask(staff, reference, asked)).rejects.toMatchObject({
        code: 'wrongRequest',
      });
    await place.ground.database.query(`update requests set status = 'closed' where reference = $1`, [
      reference,
    ]);
    await expect(ask(reference, 'iban', words)).rejects.toMatchObject({ code: 'conflict' });
    expect(await stepsOf(reference)).not.toContain('askedAnew');
  });
});

/** The run of every day races some; `RACES=500` as many as were promised. */
const races = Number(process.env['RACES'] ?? 5);

test('of asking anew and completing at once, no case is completed that owes something of which its end did not know', async () => {
  for (let n = 0; n < races; n += 1) {
    const { reference } = await sendWithoutPaper(place, 1000 + n);
    await bringOwed(office, staff, reference);
    await place.ground.database.query(`update requests set status = 'accepted' where reference = $1`, [
      reference,
    ]);
    const [asked, completed] = await Promise.allSettled([
      ask(reference, 'iban', 'نحتاج رقم الحساب'),
      office.moves.completed(staff, reference),
    ]);
    const steps = (await stepsOf(reference)).slice(2);
    expect(steps).toEqual(
      completed.status === 'rejected'
        ? ['askedAnew']
        : asked.status === 'rejected'
          ? ['completed']
          : ['completed', 'askedAnew'],
    );
  }
});
