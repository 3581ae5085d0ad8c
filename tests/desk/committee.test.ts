import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workingDayFrom } from '../../src/association/hours.ts';
import { Decision } from '../../src/contract/cases/decision.ts';
import { Office } from '../../src/desk/office.ts';
import { agendaOf } from '../../src/desk/requests/papers/agenda.ts';
import { minutesOf } from '../../src/desk/requests/papers/minutes.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { bringOwed, checkCase } from '../support/cases.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { proceeding, type Procedure } from '../support/proceeding.ts';

const association = 'mord';
let place: Place;
let office: Office;
const judges: Staff[] = [];

const officeWith = (own: Partial<Procedure>, clock = place.ground.clock): Office =>
  new Office({ ...proceeding(place.ground, association, own), clock }, place.conversations);

/** Three sit in the committee, two must vote, two must agree. */
beforeAll(async () => {
  place = await openPlace({}, (ground) => {
    const { committee } = ground.houses.get(association)!.association.pack.procedure;
    return proceeding(ground, association, {
      committee: { ...committee, members: 3, quorum: 2, approvals: 2 },
    });
  });
  office = new Office(place.ground, place.conversations);
  for (const name of ['huda', 'reem', 'sara'])
    judges.push(
      await putStaff(
        place.ground.database,
        { association, email: `${name}@mord.example`, role: 'committee' },
        0,
      ),
    );
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const findings = async () => (await verifyRecords(place.ground)).findings;

const refusal = { decision: 'refused', reason: 'لم تكتمل', clause: 'steps-2' } as const;
const committeeOf = () => place.ground.houses.get(association)!.association.pack.procedure.committee;
type Vote = 'accepted' | 'partly' | 'refused' | 'abstained';
const vote = (at: number, reference: string, decision: Vote): Promise<void> =>
  office.moves.decide(judges[at]!, reference, { decision, reason: `رأي ${at}` });
const checkedCase = async (n: number): Promise<{ publicId: string; reference: string }> => {
  const sent = await sendRequest(place, association, n);
  await checkCase(office, association, sent.reference);
  return sent;
};
const told = async (publicId: string): Promise<readonly string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    line.from === 'staff' ? [line.message.text] : [],
  );
const statusOf = async (reference: string): Promise<string> =>
  (await office.requests.detail(judges[0]!, reference)).status;

test('the last vote that is needed decides, and the member is told once, then', async () => {
  const { publicId, reference } = await checkedCase(1);
  await vote(0, reference, 'accepted');
  expect(await statusOf(reference)).toBe('checked');
  expect(await told(publicId)).toHaveLength(1);
  await expect(vote(0, reference, 'accepted')).rejects.toMatchObject({ details: { bar: 'voted' } });
  await vote(1, reference, 'abstained');
  expect(await statusOf(reference)).toBe('checked');
  expect((await office.requests.detail(judges[1]!, reference)).bar).toBe('voted');
  await vote(2, reference, 'accepted');
  expect(await statusOf(reference)).toBe('accepted');
  expect(await told(publicId)).toHaveLength(2);
  const owes = office.moves.completed(judges[0]!, reference);
  await expect(owes).rejects.toMatchObject({ details: { owes: true } });
  await bringOwed(office, judges[0]!, reference);
  await office.moves.completed(judges[0]!, reference, 'M-1042');
  expect((await told(publicId)).at(-1)).toMatch(/ورقمكِ عندنا: .*M-1042/);
  await office.moves.delivered(judges[0]!, reference);
  await expect(office.moves.completed(judges[0]!, reference)).rejects.toMatchObject({ code: 'conflict' });
  expect(await told(publicId)).toHaveLength(4);
  const { events } = await office.requests.detail(judges[0]!, reference);
  expect(events.find(({ status }) => status === 'completed')).toMatchObject({ number: 'M-1042' });
  expect(events.map(({ status }) => status)).toEqual([
    'submitted',
    'checked',
    'vote.accepted',
    'vote.abstained',
    'accepted',
    'brought',
    'completed',
    'delivered',
  ]);
  expect(await findings()).toEqual([]);
});

test('two who vote at once are both counted, whatever they say: one outcome, one message', async () => {
  for (const [n, [one, other]] of (
    [
      ['accepted', 'accepted'],
      ['accepted', 'refused'],
      ['refused', 'refused'],
    ] as const
  ).entries()) {
    const { publicId, reference } = await checkedCase(10 + n);
    await Promise.all([vote(0, reference, one), vote(1, reference, other)]);
    const isEven = one !== other;
    expect(await statusOf(reference)).toBe(isEven ? 'checked' : one);
    if (isEven) await vote(2, reference, 'refused');
    expect(await statusOf(reference)).toBe(isEven ? 'refused' : one);
    expect(await told(publicId)).toHaveLength(2);
  }
});

test('whoever checked the case or served its member cannot decide, whatever their role is by now', async () => {
  const { database } = place.ground;
  const { publicId, reference } = await sendRequest(place, association, 20);
  const checker = await checkCase(office, association, reference);
  await database.query(`update staff set role = 'committee', disabled_at = null where id = $1`, [checker.id]);
  const decision = { decision: 'accepted', reason: 'استوفت' } as const;
  const judge: Staff = { ...checker, role: 'committee' };
  await expect(office.moves.decide(judge, reference, decision)).rejects.toMatchObject({
    code: 'forbidden',
    details: { bar: 'checked' },
  });
  await database.query(
    `insert into escalations (id, association, conversation_id, channel, reason, flow, step, tried, since, promised_by, first_promised_by, claimed_by)
     select 'served', association, id, channel, 'asked', 'reception', 'menu', '{}', now(), now(), now(), $2 from conversations where public_id = $1`,
    [publicId, judges[2]!.id],
  );
  await expect(office.moves.decide(judges[2]!, reference, decision)).rejects.toMatchObject({
    code: 'forbidden',
    details: { bar: 'served' },
  });
  expect(await statusOf(reference)).toBe('checked');
  expect(await told(publicId)).toHaveLength(1);
});

const longReplies = { notBefore: 14, by: 21, kind: 'promised', clause: 'steps-5' } as const;
const nextWorkingDay = (from: number): string => {
  const { hours } = place.ground.houses.get(association)!.association.pack;
  return workingDayFrom(hours, daysAfter(dayAt(Date.now()), from));
};

describe('putting off', () => {
  test('is told with its reason and clause, moves the day of the answer, and has all vote anew', async () => {
    const { publicId, reference } = await checkedCase(30);
    await vote(0, reference, 'accepted');
    const day = nextWorkingDay(40);
    const before = await office.requests.detail(judges[0]!, reference);
    await office.moves.defer(judges[0]!, reference, { day, reason: 'ننتظر بحثًا ميدانيًا', clause: 'steps-5' });
    const after = await office.requests.detail(judges[0]!, reference);
    expect(after).toMatchObject({ status: 'deferred', replyOn: day, voting: { cast: 0 } });
    expect(after.bar).toBeUndefined();
    expect(after.events.find(({ status }) => status === 'deferred')).toMatchObject({
      day,
      by: judges[0]!.name,
      reason: 'ننتظر بحثًا ميدانيًا',
    });
    const [, put] = await told(publicId);
    expect(put).toMatch(/أجّلت النظر فيه، ونعتذر منكِ[^]*ننتظر بحثًا ميدانيًا[^]*المصدر: /u);
    // To a day before the promised one: that one stands.
    await office.moves.defer(judges[1]!, reference, { day: nextWorkingDay(3), reason: 'جلسة يوم آخر' });
    expect((await office.requests.detail(judges[0]!, reference)).replyOn).toBe(day);
    expect((await told(publicId))[2]).toContain('وموعد الرد كما هو');
    expect(before.replyOn < day).toBe(true);
    await vote(0, reference, 'accepted');
    await vote(1, reference, 'accepted');
    expect(await statusOf(reference)).toBe('accepted');
    expect(await findings()).toEqual([]);
  });

  test('goes to a working day to come, by somebody who may judge; a case on which all have voted apart can be put off', async () => {
    const { reference } = await checkedCase(31);
    const reason = 'للدراسة';
    for (const day of ['2020-01-01', nextWorkingDay(900)])
      await expect(office.moves.defer(judges[0]!, reference, { day, reason })).rejects.toMatchObject({
        code: 'wrongRequest',
      });
    await expect(
      office.moves.defer(judges[0]!, reference, { day: nextWorkingDay(2), reason, clause: 'nowhere' }),
    ).rejects.toMatchObject({ code: 'wrongRequest' });
    await vote(0, reference, 'accepted');
    await vote(1, reference, 'refused');
    await vote(2, reference, 'abstained');
    expect(await statusOf(reference)).toBe('checked');
    const ends = await Promise.allSettled(
      [0, 1].map((at) => office.moves.defer(judges[at]!, reference, { day: nextWorkingDay(2), reason })),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await statusOf(reference)).toBe('deferred');
  });
});

test('an acceptance needs no reason, and is told without one; a refusal with the place of its clause', async () => {
  const { publicId, reference } = await checkedCase(40);
  for (const at of [0, 1])
    await office.moves.decide(judges[at]!, reference, Decision.parse({ decision: 'accepted' }));
  const [, accepted] = await told(publicId);
  expect(accepted).toMatch(/^قُبل طلبكِ رقم .*\)\.\n\nونحتاج الآن إلى: .*الآيبان/u);
  const other = await checkedCase(41);
  for (const at of [0, 1]) await office.moves.decide(judges[at]!, other.reference, refusal);
  expect((await told(other.publicId))[1]).toMatch(/لم تكتمل[^]*المصدر: /u);
  expect(await findings()).toEqual([]);
  for (const decision of ['partly', 'refused']) expect(Decision.safeParse({ decision }).success).toBe(false);
});

test('the agenda names what can be decided on, the minutes what was, by whom and why; not to whom it concerns, and no identifier', async () => {
  const [open, decided] = [await checkedCase(70), await checkedCase(71)];
  const unchecked = await sendRequest(place, association, 72);
  await vote(1, open.reference, 'abstained');
  await office.moves.decide(judges[0]!, decided.reference, { decision: 'refused', reason: 'لم تكتمل' });
  const last = { decision: 'refused', reason: 'هويتها 1034567897', clause: 'steps-2' } as const;
  await office.moves.decide(judges[2]!, decided.reference, last);
  const researcher = { association, email: 'at-desk@mord.example', role: 'researcher' };
  await putStaff(place.ground.database, researcher, 0);
  await place.ground.database.query(`update staff set password = 'known'`);
  const concern = { whom: judges[0]!.id, reason: 'قريبتها' };
  for (const one of [open, decided]) await office.concerns.note(judges[1]!, one.reference, concern);
  const today = dayAt(place.ground.clock.now());
  const read = async (judge: Staff, day = today) => ({
    agenda: await agendaOf(office.desk, judge, 'ar'),
    minutes: await minutesOf(office.desk, judge, { day, lang: 'ar' }),
  });
  const { agenda, minutes } = await read(judges[2]!);
  const shown = agenda.cases.find(({ reference }) => reference === open.reference);
  expect(shown).toMatchObject({ cast: 1, who: expect.any(String), checked: { at: expect.any(Number) } });
  expect(shown?.data?.length).toBeGreaterThan(2);
  expect(JSON.stringify(agenda.cases.map(({ data }) => data))).not.toMatch(/\d{10}|SA\d{22}/u);
  expect(JSON.stringify(agenda)).not.toMatch(new RegExp(`${decided.reference}|${unchecked.reference}`));
  expect(agenda.sitting).toEqual(expect.arrayContaining(judges.map(({ name }) => name)));
  const ofCase = minutes.cases.filter(({ reference }) => reference === decided.reference);
  expect(ofCase).toMatchObject([
    {
      decision: 'refused',
      counted: { cast: 2, agreed: 2, abstained: 0 },
      by: judges[2]!.name,
      place: expect.any(String),
      votes: [{ by: judges[0]!.name, vote: 'refused', reason: 'لم تكتمل' }],
    },
  ]);
  expect(ofCase[0]?.reason).not.toContain('1034567897');
  expect((await read(judges[2]!, daysAfter(today, -1))).minutes.cases).toEqual([]);
  expect(JSON.stringify(await read(judges[0]!))).not.toMatch(
    new RegExp(`${open.reference}|${decided.reference}`),
  );
});

test('an abstention may make the quorum: the reason that the member reads is of those who decided, and the minutes tell who abstained', async () => {
  const own = officeWith({ committee: { ...committeeOf(), members: 3, quorum: 3, approvals: 2 } });
  const { publicId, reference } = await checkedCase(45);
  for (const at of [0, 1]) await own.moves.decide(judges[at]!, reference, refusal);
  await own.moves.decide(judges[2]!, reference, { decision: 'abstained', reason: 'جارتها' });
  expect((await told(publicId)).at(-1)).toMatch(/لم تكتمل[^]*المصدر: /u);
  expect((await told(publicId)).join()).not.toContain('جارتها');
  const day = dayAt(place.ground.clock.now());
  const { cases, rule } = await minutesOf(own.desk, judges[0]!, { day, lang: 'ar' });
  expect(rule).toEqual({ members: 3, quorum: 3, approvals: 2 });
  expect(cases.find((one) => one.reference === reference)).toMatchObject({
    decision: 'refused',
    last: 'abstained',
    counted: { cast: 3, agreed: 2, abstained: 1 },
  });
  await own.close();
});

test('where the policy has the committee wait for its least period, nobody decides before, and the desk knows the day', async () => {
  const { ground } = place;
  const clock = handClock(ground.clock.now());
  const { publicId, reference } = await checkedCase(50);
  const patient = officeWith({ reply: { ...longReplies, earlier: 'waits' } }, clock);
  const decision = { decision: 'accepted', reason: '' } as const;
  const { notBefore } = await patient.requests.detail(judges[0]!, reference);
  expect(notBefore).toBe(daysAfter(dayAt(ground.clock.now()), 14));
  await expect(patient.moves.decide(judges[0]!, reference, decision)).rejects.toMatchObject({
    code: 'conflict',
    details: { notBefore },
  });
  expect(await told(publicId)).toHaveLength(1);
  clock.advance(15 * day);
  expect((await patient.requests.detail(judges[0]!, reference)).notBefore).toBeUndefined();
  await patient.moves.decide(judges[0]!, reference, decision);
  expect((await patient.requests.detail(judges[0]!, reference)).voting).toMatchObject({ cast: 1 });
  await patient.close();
});
