import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endOfDay, workingDayFrom } from '../../src/association/hours.ts';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { Office } from '../../src/desk/office.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { nameNewDay } from '../../src/desk/requests/new-day.ts';
import { dayAt, daysAfter, momentOf } from '../../src/fields/calendar.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { anyFieldOf, fieldOf, serviceOf } from '../../src/voice/house.ts';
import { checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

const association = 'awdat-sudair';
const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let hind: Staff;
let huda: Staff;
let reem: Staff;
let manager: Staff;
let n = 0;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const put = (name: string, role: string): Promise<Staff> =>
    putStaff(place.ground.database, { association, email: `${name}@awdat.example`, role }, 0);
  [hind, huda, reem, manager] = [
    await put('hind', 'researcher'),
    await put('huda', 'committee'),
    await put('reem', 'committee'),
    await put('manager', 'manager'),
  ];
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const everything = async (conversation: string): Promise<readonly string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
    line.from === 'member' ? [] : [bare(line.message.text)],
  );
const asked = async (conversation: string): Promise<OutgoingMessage> => {
  const { lines } = await place.conversations.lines(conversation, 0);
  return lines.flatMap((line) => (line.from === 'bot' && line.message.prompt ? [line.message] : [])).at(-1)!;
};
async function sends(
  conversation: string,
  content: { kind: 'text'; text: string } | { kind: 'file'; name: string; bytes: Buffer },
): Promise<string> {
  const from = (await everything(conversation)).length;
  await place.conversations.receive(conversation, { external: `said ${(n += 1)}`, content });
  return (await everything(conversation)).slice(from).join('\n');
}
const say = (conversation: string, text: string): Promise<string> =>
  sends(conversation, { kind: 'text', text });
const house = () => place.ground.houses.get(association)!;

/** Answers the form by its fields, up to its review. */
async function fillIn(conversation: string): Promise<readonly string[]> {
  const fields: string[] = [];
  for (;;) {
    const { prompt, choices = [] } = await asked(conversation);
    const field = fieldOf(serviceOf(house(), 'support'), prompt?.field ?? '');
    if (!field || fields.length > 20) return fields;
    fields.push(field.name);
    const input = sampleInput(field);
    if ('attachment' in input) {
      const { name, contentBase64 } = input.attachment;
      await sends(conversation, { kind: 'file', name, bytes: Buffer.from(contentBase64, 'base64') });
    } else if ('choice' in input)
      await say(conversation, choices.find(({ id }) => id === input.choice)?.label ?? 'تخطي');
    else await say(conversation, input.text);
  }
}

test('support from the first word to the second rating: four values for one yes, a paper days later, a day that passes, and one rating', async () => {
  const { publicId } = await place.conversations.begin(association, 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await say(publicId, 'أوافق');
  const read = await say(
    publicId,
    'ابغى دعم اسمي محمد بن عبدالله العتيبي هويتي 1100000007 وجوالي 0501234567 وعندي 5 عيال',
  );
  for (const value of ['محمد بن عبدالله العتيبي', '1100000007', '0501234567', '5'])
    expect(read).toContain(value);
  expect(read).toMatch(/هل نسجّلها/);
  await say(publicId, 'اي نعم');
  const filled = await fillIn(publicId);
  // Neither a picture of an identity nor an account is asked of whoever is not accepted yet.
  expect(filled).not.toEqual(expect.arrayContaining(['fullName']));
  expect(filled.filter((name) => /iban|picture|idPhoto|nationalId/i.test(name))).toEqual([]);

  await say(publicId, 'طيب');
  expect(await say(publicId, 'طيب')).toMatch(/للتوقيع اكتب: أقرّ، أو اضغط «أقرّ وأوقّع»/);
  clock.advance(2 * minute);
  await say(publicId, 'أقرّ');
  const signed = (await everything(publicId)).join('\n');
  expect(signed).toContain('ندرس طلبك مدة لا تقل عن أسبوعين، ونرد عليك في موعد أقصاه');
  const { rows } = await place.ground.database.query<{ reference: string }>('select reference from requests');
  const { reference } = rows[0]!;
  const stands = () => office.requests.detail(huda, reference);
  const { hours } = house().association.pack;
  const sentOn = dayAt(clock.now());
  expect((await stands()).replyOn).toBe(workingDayFrom(hours, daysAfter(sentOn, 21)));

  const by = daysAfter(sentOn, 9);
  await office.asking.ask(hind, reference, { field: 'asked.paper', words: 'نحتاج مشهد الضمان', by });
  const missing = (await everything(publicId)).at(-1)!;
  expect(missing).toMatch(/نحتاج مشهد الضمان.*وذلك قبل.*والمدة متوقفة حتى يصلنا/su);
  clock.advance(5 * day);
  await say(publicId, 'القائمة');
  await say(publicId, 'سؤال');
  await say(publicId, 'المطلوب');
  expect(
    await sends(publicId, { kind: 'file', name: 'mashhad.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }),
  ).toMatch(/mashhad\.pdf[^]*للتوقيع/);
  expect(await say(publicId, 'أقرّ')).toContain('وعادت المدة تُحسب');
  const { replyOn } = await stands();
  expect(replyOn).toBe(workingDayFrom(hours, daysAfter(workingDayFrom(hours, daysAfter(sentOn, 21)), 5)));
  await checkCase(office, association, reference);

  // The last day passes: told once, red, in the report; then another day with its reason.
  clock.set(endOfDay(hours, replyOn) + minute);
  await Promise.all([tellLate(office.desk), tellLate(office.desk)]);
  await tellLate(office.desk);
  expect((await everything(publicId)).filter((text) => text.includes('تأخرنا عنه'))).toHaveLength(1);
  clock.set(momentOf(daysAfter(replyOn, 1), 10 * 60));
  expect(await stands()).toMatchObject({ overdue: true });
  expect((await office.figures(manager, {}))['overdueNow']).toEqual({ open: 1, overdue: 1 });
  const other = workingDayFrom(hours, daysAfter(replyOn, 6));
  await nameNewDay({ desk: office.desk, requests: office.requests, staff: huda }, reference, {
    day: other,
    reason: 'ننتظر زيارة الباحث',
  });
  expect((await everything(publicId)).at(-1)).toMatch(
    /تأخرنا عن موعدنا.*ونعتذر.*الموعد الجديد.*والسبب: ننتظر زيارة الباحث/su,
  );

  clock.set(momentOf(daysAfter(replyOn, 2), 10 * 60));
  await office.moves.decide(huda, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  expect((await everything(publicId)).at(-1)).toMatch(/ونحتاج الآن إلى: .*الآيبان/su);
  await say(publicId, 'المطلوب');
  const iban = sampleInput(anyFieldOf(serviceOf(house(), 'support'), 'iban')!);
  await say(publicId, 'text' in iban ? iban.text : '');
  await say(publicId, 'أقرّ');
  expect((await stands()).owed).toBeUndefined();
  await office.moves.completed(hind, reference);
  await office.delivery.listsChecked(hind, reference, 'طوبقت القوائم ولم يوجد الاسم');
  await office.receiving.sendCode(hind, reference);
  const code = /: \D*(\d{3}) ?(\d{3})/u
    .exec((await everything(publicId)).at(-1) ?? '')
    ?.slice(1)
    .join('');
  await office.receiving.delivered(hind, reference, { code: code ?? 'there is none' });
  expect(await say(publicId, 'وصلتني')).toContain('سجّلنا أنها وصلت');
  expect((await stands()).events.find(({ status }) => status === 'listsChecked')).toMatchObject({
    by: hind.name,
  });
  const question = 'ونستعمله لتطوير الخدمة لا لمحاسبة أحد';
  for (let passed = 0; passed < 3 * hour; passed += hour) {
    clock.advance(hour);
    await askServiceRatings(office.desk);
  }
  const second = (await everything(publicId)).filter(
    (text) => text.includes(question) && text.includes('أيًّا كان الجواب'),
  );
  expect(second).toHaveLength(1);
  await say(publicId, '2');
  const { afterService, comments } = (await office.figures(manager, {})) as Record<
    string,
    { score?: unknown; answered?: unknown }
  >;
  expect(afterService).toMatchObject({ score: null, adjusted: null, answered: 0, outcomes: [] });
  expect(comments).toEqual([]);
});

test('of two of the committee who accept and refuse at once one is counted, and its member reads one message; whoever served him cannot vote', async () => {
  const { publicId, reference } = await sendRequest(place, association, 2);
  await checkCase(office, association, reference);
  await say(publicId, 'موظف');
  const sara = await putStaff(
    place.ground.database,
    { association, email: 'sara@awdat.example', role: 'researcher' },
    0,
  );
  await deskOf(office.desk).claim(sara, publicId);
  await deskOf(office.desk).reply(sara, publicId, { id: 'served', text: 'حيّاك الله' });
  await deskOf(office.desk).giveBack(sara, publicId, 'closed');
  await place.ground.database.query(`update staff set role = 'committee' where id = $1`, [sara.id]);
  const decide = (staff: Staff, decision: 'accepted' | 'refused'): Promise<boolean> =>
    office.moves.decide(staff, reference, { decision, reason: 'بعد الدراسة' }).then(
      () => true,
      () => false,
    );
  const before = (await everything(publicId)).length;
  expect(await decide({ ...sara, role: 'committee' }, 'accepted')).toBe(false);
  expect((await everything(publicId)).length).toBe(before);
  const ends = await Promise.all([decide(huda, 'accepted'), decide(reem, 'refused')]);
  expect([...ends].sort()).toEqual([false, true]);
  expect((await office.requests.detail(huda, reference)).status).toBe(ends[0] ? 'accepted' : 'refused');
  expect((await everything(publicId)).length).toBe(before + 1);
});
