import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { remindOfOwed } from '../../src/desk/requests/afterwards/remind-owed.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { allMatched, checkCase, sendWithoutPaper } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { saidIn, sayTo, toldIn } from '../support/said.ts';
import { findingsAfter } from '../support/sealed.ts';
import { storedRequest } from '../support/requests.ts';

const association = 'awdat-sudair';
const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let committee: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  committee = await putStaff(
    place.ground.database,
    { association, email: 'committee@awdat.example', role: 'committee' },
    0,
  );
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const say = (publicId: string, text: string): Promise<string> => sayTo(place, publicId, text);
const said = (publicId: string): Promise<readonly string[]> => saidIn(place, publicId);
const told = (publicId: string): Promise<readonly string[]> => toldIn(place, publicId);
const stands = async (reference: string): Promise<{ status: string; replyOn: string }> => {
  const { status, replyOn } = await office.requests.detail(committee, reference);
  return { status, replyOn };
};
const today = (): string => dayAt(clock.now());
const question = { field: 'asked.words', words: 'نحتاج رقم مشهد الضمان' } as const;
const accept = (reference: string): Promise<void> =>
  office.moves.decide(committee, reference, { decision: 'accepted', reason: 'استوفى الشروط' });

describe('what is asked of a member after they sent', () => {
  test('stops the clock, is told with its day, and is answered days later in the middle of a form', async () => {
    const { publicId, reference } = await sendRequest(place, association, 1);
    await checkCase(office, association, reference);
    const before = await stands(reference);
    await office.asking.ask(committee, reference, { ...question, by: daysAfter(today(), 10) });
    const [, asked] = await told(publicId);
    expect(asked).toContain('نحتاج رقم مشهد الضمان');
    expect(asked).toContain('والمدة متوقفة حتى يصلنا');
    expect(await stands(reference)).toMatchObject({ status: 'asked', replyOn: before.replyOn });
    await expect(accept(reference)).rejects.toMatchObject({ code: 'conflict' });
    expect(await say(publicId, 'وين وصل طلبي')).toMatch(/والمدة متوقفة حتى يصلنا/);
    // The promised day passes while the clock stands still: nobody is told that we are late.
    clock.advance(30 * day);
    await tellLate(office.desk);
    expect(await told(publicId)).toHaveLength(2);
    await say(publicId, 'القائمة');
    await say(publicId, 'تقديم طلب');
    const form = await say(publicId, '1');
    expect(await say(publicId, 'المطلوب')).toContain('نحتاج رقم مشهد الضمان');
    // Shown back above the sentence that is signed: it lands with the signature.
    expect(await say(publicId, '4455 باسمي')).toMatch(/4455 باسمي[^]*أقرّ أنا[^]*للتوقيع/);
    expect((await stands(reference)).status).toBe('asked');
    const answered = await say(publicId, 'أقرّ');
    expect(answered).toContain('وعادت المدة تُحسب');
    expect(answered).toContain(form.split('\n').at(-1));
    const after = await stands(reference);
    expect(after.status).toBe('checked');
    expect(after.replyOn >= daysAfter(before.replyOn, 30)).toBe(true);
    expect(after.replyOn <= daysAfter(before.replyOn, 34)).toBe(true);
    expect(await say(publicId, 'المطلوب')).toContain('لا ننتظر منك شيئًا');
    const { events } = await office.requests.detail(committee, reference);
    expect(events.find(({ answer }) => answer)).toMatchObject({
      status: 'checked',
      answer: { name: 'asked.words', shown: '4455 باسمي' },
      signed: 'typed',
    });
    await accept(reference);
    const { database, files } = place.ground;
    expect((await verifyRecords({ database, files })).findings).toEqual([]);
    await database.query(
      `update request_events set detail = null where reference = $1 and staff_id is null and status = 'checked'`,
      [reference],
    );
    // Once by itself, and once more where its link stands in the chain by now.
    const { findings } = await verifyRecords({ database, files });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings).toEqual(findings.map(() => expect.objectContaining({ reference, kind: 'answer' })));
  });

  test('after its day has passed moves no day: we stay late, and it is told once', async () => {
    const { publicId, reference } = await sendRequest(place, association, 4);
    await checkCase(office, association, reference);
    const { replyOn } = await stands(reference);
    clock.advance(30 * day);
    await tellLate(office.desk);
    const late = (await said(publicId)).filter((text) => text.includes('تأخرنا عنه'));
    expect(late).toHaveLength(1);
    await office.asking.ask(committee, reference, { ...question, by: daysAfter(today(), 10) });
    clock.advance(3 * day);
    await say(publicId, 'المطلوب');
    await say(publicId, '4455 باسمي');
    expect(await say(publicId, 'أقرّ')).toMatch(/وتأخرنا عنه ونعتذر/);
    expect(await stands(reference)).toEqual({ status: 'checked', replyOn });
    await tellLate(office.desk);
    expect(await told(publicId)).toHaveLength(3);
    await office.asking.ask(committee, reference, { ...question, by: daysAfter(today(), 10) });
    clock.advance(3 * day);
    await office.asking.goOn(committee, reference, { reason: 'أحضرها إلى المكتب' });
    expect((await told(publicId)).at(-1)).toMatch(/أحضرها إلى المكتب.*وتأخرنا عنه ونعتذر/su);
    expect(await stands(reference)).toEqual({ status: 'checked', replyOn });
  });

  test('is asked in a way that can be answered: a day to come, a field that there is', async () => {
    const { publicId, reference } = await sendRequest(place, association, 2);
    const refused = { code: 'wrongRequest' };
    for (const asked of [
      { ...question, by: today() },
      { ...question, by: '2026-02-31' },
      { ...question, by: '2999-12-30' },
      { ...question, field: 'strange', by: daysAfter(today(), 3) },
    ])
      await expect(office.asking.ask(committee, reference, asked)).rejects.toMatchObject(refused);
    await expect(office.asking.goOn(committee, reference, { reason: 'وصل' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await told(publicId)).toEqual([]);
    expect((await storedRequest(place.ground.database, reference))?.status).toBe('submitted');
  });

  test('may come another way: the case goes on, and its member is told once', async () => {
    const { publicId, reference } = await sendRequest(place, association, 3);
    const before = await stands(reference);
    await office.asking.ask(committee, reference, { ...question, by: daysAfter(today(), 3) });
    clock.advance(4 * day);
    const ends = await Promise.allSettled(
      [1, 2].map(() => office.asking.goOn(committee, reference, { reason: 'أحضره إلى المكتب' })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stands(reference)).status).toBe('submitted');
    expect((await stands(reference)).replyOn > before.replyOn).toBe(true);
    expect(await told(publicId)).toHaveLength(2);
    expect((await told(publicId))[1]).toContain('أحضره إلى المكتب');
  });
});

describe('what a case is owed beside its way', () => {
  let staff: Staff;
  beforeAll(async () => {
    const clerk = { association: 'rahat', email: 'clerk@rahat.example', role: 'researcher' } as const;
    staff = await putStaff(place.ground.database, clerk, 0);
  });

  test('a paper that follows the form is waited for before anybody checks it, and so is the account once it is accepted', async () => {
    const { publicId, reference, paper } = await sendWithoutPaper(place, 5);
    const detail = () => office.requests.detail(staff, reference);
    const check = async () => office.moves.check(staff, reference, allMatched((await detail()).fields));
    const receipt = (await said(publicId)).find((text) => text.includes('رقم الطلب'));
    expect(receipt).toMatch(/وبقي أن يصلنا: .*ما يثبت الدخل/);
    expect((await detail()).owed).toEqual([{ name: 'incomeProof', label: 'ما يثبت الدخل' }]);
    expect((await detail()).acts).not.toContain('check');
    await expect(check()).rejects.toMatchObject({ code: 'conflict', details: { owes: true } });
    expect(await say(publicId, `وين وصل طلبي ${reference}`)).toMatch(/بقي أن يصلنا: .*ما يثبت الدخل/);
    expect(await say(publicId, 'المطلوب')).toContain('أرفق صورة أو ملف PDF لما يثبت دخلك');
    expect(await say(publicId, 'ما عندي')).toContain('فموظفنا يعينك');
    expect(await say(publicId, 'ليس بعد')).toContain('«المطلوب»');
    // Sent without a word, at the menu: it is asked whether it is the paper that is waited for.
    await place.conversations.receive(publicId, paper);
    expect((await said(publicId)).at(-1)).toMatch(/هل هو المطلوب لطلبك/);
    expect(await say(publicId, 'نعم')).toMatch(/صورة\.png[^]*للتوقيع/);
    expect(await say(publicId, 'أقرّ')).toContain('وصلنا ما طلبناه');
    expect((await detail()).owed).toBeUndefined();
    await check();
    const judge = await putStaff(
      place.ground.database,
      { association: 'rahat', email: 'judge@rahat.example', role: 'committee' },
      0,
    );
    clock.advance(15 * day);
    await office.moves.decide(judge, reference, { decision: 'accepted', reason: '' });
    expect((await told(publicId)).at(-1)).toMatch(/قُبل طلبك[^]*ونحتاج الآن إلى: .*الآيبان[^]*«المطلوب»/);
    await expect(office.moves.completed(staff, reference)).rejects.toMatchObject({ code: 'conflict' });
    await say(publicId, 'المطلوب');
    await say(publicId, 'ما عندي');
    expect(await say(publicId, 'التحدث مع موظف')).toMatch(/حوّلنا محادثتك|نحن الآن خارج أوقات العمل/);
    await say(publicId, 'المطلوب');
    // Shown back before it lands; what is not right is asked for anew.
    expect(await say(publicId, 'SA4420000001234567891234')).toMatch(/SA44[\d ]+1234[^]*للتوقيع/);
    expect((await detail()).owed).toHaveLength(1);
    expect(await say(publicId, 'ليس بعد')).toContain('نحتاج لإكمال طلبك');
    expect(await say(publicId, 'SA0380000000608010167519')).toMatch(/للتوقيع/);
    expect(await say(publicId, 'أقرّ')).toContain('وصلنا ما طلبناه');
    expect(await say(publicId, 'المطلوب')).toContain('لا ننتظر منك شيئًا');
    const { events, status } = await detail();
    expect(status).toBe('accepted');
    const [proof, account] = events.filter((event) => event.status === 'brought');
    expect(proof?.answer).toMatchObject({ name: 'incomeProof' });
    expect(account?.answer).toMatchObject({ name: 'iban', label: 'رقم الآيبان' });
    expect(JSON.stringify(account)).not.toContain('6080');
    await office.moves.completed(staff, reference);
    expect((await detail()).status).toBe('completed');
    const { database, files } = place.ground;
    const { findings } = await verifyRecords({ database, files });
    expect(findings.filter((one) => JSON.stringify(one).includes(reference))).toEqual([]);
  });

  test('is reminded of on the days that the pack names, kindly and never too often; then a person sees to it', async () => {
    const { publicId, reference } = await sendWithoutPaper(place, 7);
    const reminders = async (): Promise<readonly string[]> =>
      (await said(publicId)).filter((text) => /نذكّرك بلطف|سيتواصل معك/u.test(text));
    // At the same time of each day: nobody is reminded at night.
    const rounds = 3;
    clock.advance(rounds * hour);
    const pass = async (days: number): Promise<number> => {
      clock.advance(days * day - rounds * hour);
      for (let round = 0; round < rounds; round += 1) {
        await remindOfOwed(office.desk);
        clock.advance(hour);
      }
      return (await reminders()).length;
    };
    expect(await pass(2)).toBe(0);
    expect(await pass(1)).toBe(1);
    expect((await reminders())[0]).toMatch(/ما يثبت الدخل[^]*«المطلوب»[^]*«موظف»/u);
    // Nobody looked for a month: one reminder comes, not all that were missed.
    expect(await pass(30)).toBe(2);
    expect(await pass(6)).toBe(2);
    expect(await pass(2)).toBe(3);
    expect((await reminders())[2]).toContain('سيتواصل معك');
    expect((await office.desk.reading.conversation(staff, publicId, 'ar')).flagged).toBe(true);
    expect(await pass(60)).toBe(3);
    const { events } = await office.requests.detail(staff, reference);
    // Those who study it may have been reminded of its day meanwhile.
    const steps = events.map(({ status }) => status).filter((status) => /owed/i.test(status));
    expect(steps).toEqual(['remindedOwed', 'remindedOwed', 'owedToPerson']);
    for (const change of [
      'update owed_reminders set to_person = not to_person',
      'delete from owed_reminders',
    ])
      expect(
        await findingsAfter(place, `${change} where reference = '${reference}' and nth = 2`),
      ).toContainEqual(expect.objectContaining({ kind: 'reminder', reference }));
    const ours = await office.requests.list(staff, { which: 'ours' });
    expect(ours.map((one) => one.reference)).toContain(reference);
  });

  test('may come another way, with a word of whoever noted it, and of two who note it one does', async () => {
    const { reference } = await sendWithoutPaper(place, 6);
    const note = (field: string): Promise<void> =>
      office.delivery.brought(staff, reference, { field, words: 'أحضره إلى المكتب' });
    await expect(note('iban')).rejects.toMatchObject({ code: 'conflict' });
    await note('incomeProof');
    await expect(note('incomeProof')).rejects.toMatchObject({ code: 'conflict' });
    const { events, owed, acts } = await office.requests.detail(staff, reference);
    expect(events.at(-1)).toMatchObject({ status: 'brought', by: staff.name, reason: 'أحضره إلى المكتب' });
    expect([owed, acts.includes('check')]).toEqual([undefined, true]);
  });
});

/** The run of every day races some; `RACES=500` as many as were promised. */
const races = Number(process.env['RACES'] ?? 5);

test('of asking and deciding, and of answering and going on, one is done and told once', async () => {
  for (let i = 0; i < races; i += 1) {
    const { publicId, reference } = await sendRequest(place, association, 100 + i);
    await checkCase(office, association, reference);
    const by = daysAfter(today(), 5);
    const first = await Promise.allSettled([
      office.asking.ask(committee, reference, { ...question, by }),
      accept(reference),
    ]);
    expect(first.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await told(publicId)).toHaveLength(2);
    const { status } = await stands(reference);
    expect(status).toBe(first[0].status === 'fulfilled' ? 'asked' : 'accepted');
    if (status !== 'asked') continue;
    await say(publicId, 'القائمة');
    await say(publicId, 'المطلوب');
    await say(publicId, '4455 باسمي');
    const [answer, decided] = await Promise.all([
      say(publicId, 'أقرّ'),
      office.asking.goOn(committee, reference, { reason: 'أحضره إلى المكتب' }).then(
        () => true,
        () => false,
      ),
    ]);
    expect(answer.includes('وصلنا ما طلبناه')).toBe(!decided);
    expect((await stands(reference)).status).toBe('checked');
    expect(await told(publicId)).toHaveLength(decided ? 3 : 2);
  }
});
