import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callsFor } from '../../src/desk/calls.ts';
import { Office } from '../../src/desk/office.ts';
import { beginForm } from '../../src/desk/verbs/member/begin-form.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { wholeOf } from '../../src/records/files/objects.ts';
import { bringOwed, checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { deskOf } from '../support/verbs.ts';
import { openPlace, sayTo, sendRequest, type Place, type Sent } from '../support/place.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let researcher: Staff;
let manager: Staff;
let sent: Sent;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const put = (role: string): Promise<Staff> =>
    putStaff(place.ground.database, { association: 'rahat', email: `${role}@rahat.example`, role }, 0);
  [researcher, manager] = [await put('researcher'), await put('manager')];
  sent = await sendRequest(place, 'rahat');
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

test('that the identity document was looked at stands on the request: by whom and when, once, and the member is told nothing', async () => {
  const { reference, publicId } = sent;
  expect(await office.requests.detail(researcher, reference)).toMatchObject({ identitySeen: false });
  const lines = (await place.conversations.lines(publicId, 0)).lines.length;
  const twice = await Promise.allSettled([
    office.requests.seeIdentity(researcher, reference),
    office.requests.seeIdentity(researcher, reference),
  ]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const shown = await office.requests.detail(researcher, reference);
  expect(shown).toMatchObject({ identitySeen: true, status: 'submitted' });
  expect(shown.events.filter(({ status }) => status === 'identitySeen')).toEqual([
    { at: expect.any(Number), status: 'identitySeen', by: researcher.name },
  ]);
  expect((await place.conversations.lines(publicId, 0)).lines.length).toBe(lines);
  const thread = await office.desk.reading.conversation(researcher, publicId);
  expect(thread.lines.at(-1)).toMatchObject({ from: 'note', system: 'identitySeen', name: researcher.name });
});

test('it is sealed as every event is, and changes nothing of how the request stands', async () => {
  const { checked, findings } = await verifyRecords(place.ground);
  expect(checked).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});

test('who may not read the request notes nothing on it', async () => {
  await expect(office.requests.seeIdentity(manager, sent.reference)).rejects.toMatchObject({
    code: 'notFound',
  });
});

const told = async (conversation: string): Promise<readonly string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
    line.from === 'member' ? [] : [line.message.text],
  );

describe('a case that an employee opens for somebody who came', () => {
  const paper = Buffer.from('%PDF-1.4\n%%EOF\n');
  const come = (telephone = '011 234 5678') => ({
    service: 'support',
    came: 'visit' as const,
    answers: {
      fullName: 'سالم بن علي الحربي',
      identityKind: 'national',
      nationalId: '1100000023',
      birthDate: '12/5/1360',
      mobile: '0501112223',
      city: 'الرياض',
      family: '4',
      income: '2500',
      reason: 'دخل الأسرة لا يكفي لإيجار البيت',
    },
    papers: [],
    telephone,
    idSeen: true,
  });
  let nora: Staff;
  let chair: Staff;
  beforeAll(async () => {
    const put = (name: string, role: string): Promise<Staff> =>
      putStaff(place.ground.database, { association: 'rahat', email: `${name}@rahat.example`, role }, 0);
    [nora, chair] = [await put('nora', 'delegate'), await put('chair', 'committee')];
  });
  const open = async (id: string, given = come()): Promise<string> => {
    const { print } = await office.openings.review(nora, given);
    const signed = { name: 'توقيع.pdf', bytes: paper };
    return office.openings.open(nora, {
      id,
      given: { ...given, print },
      papers: { signed, fields: new Map() },
    });
  };

  test('is read as their own words would be: what is wrong is said by its field, and nothing is kept', async () => {
    const given = come('12');
    const mistyped = { ...given, answers: { ...given.answers, nationalId: '1100000024', city: '' } };
    const { faults, fields } = await office.openings.review(nora, mistyped);
    const english = await office.openings.review(nora, mistyped, 'en');
    expect(english).toMatchObject({ fields, print: expect.any(String) });
    for (const name of Object.keys(faults)) {
      expect(faults[name]).toMatch(/[ء-ي]/u);
      expect(english.faults[name]).toMatch(/^[^ء-ي]+$/u);
    }
    expect(Object.keys(faults).sort()).toEqual(['city', 'nationalId', 'telephone']);
    expect(fields.find(({ name }) => name === 'fullName')?.shown).toBe('سالم بن علي الحربي');
    const strange = { ...given, answers: { ...given.answers, salary: '3' } };
    await expect(office.openings.review(nora, strange)).rejects.toMatchObject({ code: 'wrongRequest' });
    await expect(office.openings.review(nora, { ...given, service: 'privacy-report' })).rejects.toMatchObject(
      { code: 'wrongRequest' },
    );
    const { rows } = await place.ground.database.query(`select 1 from conversations where channel = 'visit'`);
    expect(rows).toEqual([]);
  });

  test('is sealed with the paper that they signed, goes the way of every other, and what is decided is told by telephone', async () => {
    const reference = await open('opened-1');
    // A call that comes twice opens one case.
    expect(await open('opened-1')).toBe(reference);
    const { similar } = await office.openings.review(nora, come());
    expect(similar.map((one) => one.reference)).toEqual([reference]);
    const detail = await office.requests.detail(nora, reference);
    expect(detail).toMatchObject({ channel: 'visit', status: 'submitted', identitySeen: true, told: true });
    expect(detail.attestation.act).toBe('paper');
    const [, opened] = detail.events;
    expect(opened).toMatchObject({ status: 'opened', by: nora.name, opened: { came: 'visit' } });
    const { id = '' } = opened?.opened?.file ?? {};
    const shown = await office.desk.file(nora, detail.conversation, id);
    expect(shown && (await wholeOf(shown))).toEqual(paper);
    expect(detail.owed?.map(({ name }) => name)).toEqual(['incomeProof']);

    await bringOwed(office, nora, reference);
    await checkCase(office, 'rahat', reference);
    clock.advance(15 * day);
    await office.moves.decide(chair, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
    const calls = async () =>
      (await callsFor(office.desk, nora)).items.filter((one) => one.conversation === detail.conversation);
    const [call] = await calls();
    expect(call).toMatchObject({ channel: 'visit', number: '••••••5678' });
    expect(await calls()).toHaveLength(1);
    expect((await told(detail.conversation)).at(-1)).toContain('استوفى الشروط');
    for (let passed = 0; passed < 3 * hour; passed += hour) {
      clock.advance(hour);
      await askServiceRatings(office.desk);
    }
    expect((await told(detail.conversation)).join('\n')).not.toContain('لتطوير الخدمة');
    expect((await verifyRecords(place.ground)).findings).toEqual([]);
  });

  test('is what was signed and nothing else, and whoever opened it does not judge it', async () => {
    const given = come('');
    const { print } = await office.openings.review(nora, given);
    const papers = { signed: { name: 'توقيع.pdf', bytes: paper }, fields: new Map() };
    const changed = { ...given, answers: { ...given.answers, income: '1' }, print };
    await expect(
      office.openings.open(nora, { id: 'opened-2', given: changed, papers }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const words = { signed: { name: 'توقيع.pdf', bytes: Buffer.from('words') }, fields: new Map() };
    await expect(
      office.openings.open(nora, { id: 'opened-3', given: { ...given, print }, papers: words }),
    ).rejects.toMatchObject({ code: 'wrongRequest' });
    const reference = await open('opened-4', given);
    await bringOwed(office, nora, reference);
    await checkCase(office, 'rahat', reference);
    clock.advance(15 * day);
    await place.ground.database.query(`update staff set role = 'committee' where id = $1`, [nora.id]);
    await expect(
      office.moves.decide({ ...nora, role: 'committee' }, reference, { decision: 'accepted', reason: 'نعم' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await office.moves.decide(chair, reference, { decision: 'refused', reason: 'الدخل فوق الحد' });
    const { conversation, events } = await office.requests.detail(chair, reference);
    expect(events.filter(({ status }) => status === 'refused')).toHaveLength(1);
    const { rows } = await place.ground.database.query(
      `select b.number from call_backs b join conversations c on c.id = b.conversation_id where c.public_id = $1 and b.ended_at is null`,
      [conversation],
    );
    // They left no number: that they are to be told stands on the list all the same.
    expect(rows).toEqual([{ number: null }]);
  });

  test('is begun with a member in their own chat: they see what was noted, finish it and sign it themselves', async () => {
    await place.ground.database.query(`update staff set role = 'delegate' where id = $1`, [nora.id]);
    const member = await sayTo(place, 'rahat', 'موظف');
    const { claim } = deskOf(office.desk);
    const { answers } = come();
    const begin = (given: Readonly<Record<string, string>>) =>
      office.desk.perform(beginForm, {
        staff: nora,
        conversation: member,
        input: { service: 'support', answers: given },
      });
    expect(await begin(answers)).toMatchObject({ done: false, refused: { code: 'notYours' } });
    await claim(nora, member);
    await expect(begin({ family: 'كثير جدا ولا أعلم' })).rejects.toMatchObject({ code: 'wrongRequest' });
    expect(await begin({ fullName: answers.fullName, family: '4' })).toMatchObject({ done: true });
    const [notice = '', shown = ''] = (await told(member)).slice(-2);
    expect(`${notice}\n${shown}`).toMatch(/سالم بن علي الحربي/u);
    const say = (text: string) =>
      place.conversations.receive(member, { external: text, content: { kind: 'text', text } });
    await say('نعم');
    const known = await place.conversations.fresh(member);
    expect(known?.owner).toBe('bot');
    expect(known?.dialogue?.stack.at(-1)?.context).toMatchObject({
      service: 'support',
      answers: { fullName: answers.fullName, family: 4 },
    });
  });
});
