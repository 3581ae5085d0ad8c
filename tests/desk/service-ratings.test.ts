import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { endOfDay } from '../../src/association/hours.ts';
import { Office } from '../../src/desk/office.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { wholeOf } from '../../src/records/files/objects.ts';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { bringOwed, checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { proceeding } from '../support/proceeding.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let committee: Staff;
let n = 0;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  committee = await putStaff(
    place.ground.database,
    { association: 'mord', email: 'one@mord.example', role: 'committee' },
    0,
  );
});
beforeEach(() => clock.set(aWorkingMorning));
afterAll(async () => {
  await office.close();
  await place.remove();
});

const sent = (): ReturnType<typeof sendRequest> => sendRequest(place, 'mord', (n += 1));
async function decide(reference: string, decision: 'accepted' | 'refused'): Promise<void> {
  await checkCase(office, 'mord', reference);
  await office.moves.decide(committee, reference, { decision, reason: 'كما في السياسة' });
}
/** How often the member was asked how the service was. */
const asked = async (conversation: string): Promise<number> =>
  (await place.conversations.lines(conversation, 0)).lines.filter(
    (line) => line.from === 'bot' && line.message.text.includes('من أوله إلى آخره'),
  ).length;
const say = (conversation: string, text: string): Promise<unknown> =>
  place.conversations.receive(conversation, {
    external: `say ${(n += 1)}`,
    content: { kind: 'text', text },
  });
const askAll = (): Promise<void> => askServiceRatings(office.desk);
const ratings = async (): Promise<readonly { outcome: string | null; score: number | null }[]> =>
  (
    await place.ground.database.query<{ outcome: string | null; score: number | null }>(
      `select outcome, score::int as score from ratings where about = 'served' order by asked_at, id`,
    )
  ).rows;

test('a quarter of an hour after the service was provided its member is asked once how it was, and the outcome stands with the rating', async () => {
  const { publicId, reference } = await sent();
  await decide(reference, 'accepted');
  clock.advance(hour);
  await askAll();
  expect(await asked(publicId)).toBe(0);
  await bringOwed(office, committee, reference);
  await office.moves.delivered(committee, reference);
  clock.advance(14 * minute);
  await askAll();
  expect(await asked(publicId)).toBe(0);
  clock.advance(2 * minute);
  await Promise.all([askAll(), askAll()]);
  expect(await asked(publicId)).toBe(1);
  await say(publicId, '5');
  expect(await ratings()).toEqual([{ outcome: 'delivered', score: 5 }]);
  clock.advance(2 * day);
  await askAll();
  expect(await asked(publicId)).toBe(1);
});

test('whoever was refused, and whoever waits past the promised day, is asked too', async () => {
  const [refused, late] = [await sent(), await sent()];
  const { replyOn } = await office.requests.detail(committee, late.reference);
  clock.set(endOfDay(place.ground.houses.get('mord')!.association.pack.hours, replyOn) + minute);
  await decide(refused.reference, 'refused');
  await tellLate(office.desk);
  clock.advance(16 * minute);
  await askAll();
  expect(await asked(refused.publicId)).toBe(1);
  expect(await asked(late.publicId)).toBe(1);
  await decide(late.reference, 'accepted');
  await bringOwed(office, committee, late.reference);
  await office.moves.delivered(committee, late.reference);
  clock.advance(hour);
  await askAll();
  expect(await asked(late.publicId)).toBe(1);
  expect((await ratings()).slice(-2).map(({ outcome }) => outcome)).toEqual(
    expect.arrayContaining(['refused', 'dayOver']),
  );
});

test('never while a form is open: it is asked once the form is sent or left, and not at night', async () => {
  const { publicId, reference } = await sent();
  await decide(reference, 'refused');
  await say(publicId, 'القائمة');
  await say(publicId, 'تقديم طلب');
  await say(publicId, '1');
  for (let tries = 0; tries < 4; tries += 1) {
    clock.advance(61 * minute);
    await askAll();
    expect(await asked(publicId)).toBe(0);
  }
  await say(publicId, 'القائمة');
  clock.set(aWorkingMorning + 15 * hour);
  await askAll();
  expect(await asked(publicId)).toBe(0);
  clock.set(aWorkingMorning + 25 * hour);
  await askAll();
  expect(await asked(publicId)).toBe(1);
});

test('where somebody was in danger, or a person is waited for, nobody is asked', async () => {
  const [endangered, attended] = [await sent(), await sent()];
  for (const { reference } of [endangered, attended]) await decide(reference, 'refused');
  await leaveIn(place, endangered.publicId, { outcomes: [alertOf('rated')], words: danger });
  await say(attended.publicId, 'موظف');
  clock.advance(16 * minute);
  await askAll();
  expect(await asked(endangered.publicId)).toBe(0);
  expect(await asked(attended.publicId)).toBe(0);
});

test('what nobody could be asked within thirty days is asked no more', async () => {
  const { publicId, reference } = await sent();
  await decide(reference, 'refused');
  clock.advance(31 * day);
  await askAll();
  expect(await asked(publicId)).toBe(0);
});

const told = async (conversation: string, words: string): Promise<boolean> =>
  (await place.conversations.lines(conversation, 0)).lines.some(
    (line) => line.from !== 'member' && line.message.text.includes(words),
  );
const untold = async (): Promise<readonly unknown[]> =>
  (
    await place.ground.database.query(
      'select association, channel, purpose, because from untold order by id desc limit 1',
    )
  ).rows;

test('whoever stopped what is not owed hears the decision all the same, is not asked how it was, and that is on record', async () => {
  const { publicId, reference } = await sent();
  await say(publicId, 'لا ترسلون لي');
  expect(await told(publicId, 'ويبقى ما لكِ علينا: القرار في طلبكِ')).toBe(true);
  await decide(reference, 'refused');
  expect(await told(publicId, 'كما في السياسة')).toBe(true);
  clock.advance(16 * minute);
  await askAll();
  expect(await asked(publicId)).toBe(0);
  expect(await untold()).toEqual([
    { association: 'mord', channel: 'webchat', purpose: 'reminders', because: 'stopped' },
  ]);
  // It was settled: whoever wants reminders again is not asked about what was.
  await say(publicId, 'تشغيل');
  clock.advance(2 * hour);
  await askAll();
  expect(await asked(publicId)).toBe(0);
});

test('while a person has the conversation it is obeyed at once, and holds when they let go of it', async () => {
  const { publicId } = await place.conversations.begin('mord', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  for (const words of ['أوافق', 'موظف']) await say(publicId, words);
  const nora = await putStaff(
    place.ground.database,
    { association: 'mord', email: 'nora@mord.example', role: 'researcher' },
    0,
  );
  const desk = deskOf(office.desk);
  await desk.claim(nora, publicId);
  const stop = { external: 'stop beside', content: { kind: 'text', text: 'إيقاف' } } as const;
  await place.conversations.receive(publicId, stop);
  await place.conversations.receive(publicId, stop);
  const { lines } = await place.conversations.lines(publicId, 0);
  const confirmed = (one: (typeof lines)[number]): boolean =>
    one.from !== 'member' && one.message.text.includes('ويبقى ما لكِ علينا');
  expect(lines.filter(confirmed)).toHaveLength(1);
  await desk.giveBack(nora, publicId, 'closed');
  const known = await place.conversations.fresh(publicId);
  expect(known).toMatchObject({ owner: 'bot', dialogue: { facts: { optedOut: true } } });
  // Nor is it asked how the conversation was.
  expect(known?.dialogue?.stack.map(({ flow }) => flow)).not.toContain('rating');
});

describe('that a service was received', () => {
  /** A case that is granted and owed nothing, at an association that wants a code or a signed paper. */
  async function granted(): Promise<{ publicId: string; reference: string; careful: Office }> {
    const one = await sent();
    await decide(one.reference, 'accepted');
    await bringOwed(office, committee, one.reference);
    const ground = proceeding(place.ground, 'mord', { received: ['code', 'paper'] });
    return { ...one, careful: new Office(ground, place.conversations) };
  }
  const lines = async (publicId: string): Promise<readonly string[]> =>
    (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
      line.from === 'member' ? [] : [line.message.text],
    );
  const codeIn = (texts: readonly string[]): string =>
    /رمز استلام.*: \D*(\d{3} \d{3})/u.exec(texts.at(-1) ?? '')?.[1] ?? '';
  const stands = async (reference: string): Promise<string> =>
    (await office.requests.detail(committee, reference)).status;

  test('is shown by a code that its member alone reads, good once, for half an hour and a few tries; and the member confirms it', async () => {
    const { publicId, reference, careful } = await granted();
    const deliver = (code?: string): Promise<void> =>
      careful.receiving.delivered(committee, reference, code === undefined ? {} : { code });
    await expect(deliver()).rejects.toMatchObject({ details: { received: ['code', 'paper'] } });
    await expect(deliver('123456')).rejects.toMatchObject({ details: { code: 'over' } });
    const sent = await Promise.allSettled([1, 2].map(() => careful.receiving.sendCode(committee, reference)));
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await lines(publicId)).filter((text) => text.includes('رمز استلام'))).toHaveLength(1);
    await expect(careful.receiving.sendCode(committee, reference)).rejects.toMatchObject({
      details: { code: 'justSent' },
    });
    const first = codeIn(await lines(publicId));
    const wrong = first.startsWith('111') ? '222222' : '111111';
    for (let tries = 1; tries < 5; tries += 1)
      await expect(deliver(wrong)).rejects.toMatchObject({ details: { why: { is: 'codeWrong' } } });
    for (const code of [wrong, first])
      await expect(deliver(code)).rejects.toMatchObject({ details: { code: 'over' } });
    clock.advance(2 * minute);
    await careful.receiving.sendCode(committee, reference);
    clock.advance(31 * minute);
    await expect(deliver(codeIn(await lines(publicId)))).rejects.toMatchObject({ details: { code: 'over' } });
    await careful.receiving.sendCode(committee, reference);
    const code = codeIn(await lines(publicId));
    const { lines: atDesk } = await office.desk.reading.conversation(committee, publicId, 'ar');
    expect(JSON.stringify(atDesk)).toContain('••••••');
    expect(JSON.stringify(atDesk)).not.toContain(code);
    const ends = await Promise.allSettled([deliver(code), deliver(code)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await lines(publicId)).at(-1)).toMatch(/^هل وصلت إليكِ الخدمة/u);
    await say(publicId, 'وصلتني');
    expect(await stands(reference)).toBe('closed');
    const { events } = await office.requests.detail(committee, reference);
    expect(events.slice(-2)).toMatchObject([
      { status: 'delivered', by: committee.name, received: { by: 'code' } },
      { status: 'closed', ended: 'member' },
    ]);
    clock.advance(hour);
    await askAll();
    expect(await asked(publicId)).toBe(1);
    await careful.close();
  });

  test('is shown by a signed paper; where it did not arrive a person hears of it, and it can be provided again', async () => {
    const { publicId, reference, careful } = await granted();
    const paper = { id: 'paper-0001', name: 'استلام.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF') };
    await expect(
      careful.receiving.deliveredOnPaper(committee, reference, { ...paper, bytes: Buffer.from('text') }),
    ).rejects.toMatchObject({ code: 'wrongRequest' });
    await say(publicId, 'القائمة');
    await say(publicId, 'تقديم طلب');
    await say(publicId, '1');
    await careful.receiving.deliveredOnPaper(committee, reference, paper);
    const { events, conversation } = await office.requests.detail(committee, reference);
    const { received } = events.at(-1)!;
    expect(received).toMatchObject({ by: 'paper', file: { name: 'استلام.pdf' } });
    const kept = await office.desk.file(committee, conversation, received!.file!.id);
    expect(kept && (await wholeOf(kept))).toEqual(paper.bytes);
    // A form is open: the question waits until the member says the word that they were told.
    expect((await lines(publicId)).at(-1)).toMatch(/«وصلتني» أو «لم تصلني»/u);
    await say(publicId, 'لم تصلني');
    await say(publicId, 'لم تصلني');
    expect(await stands(reference)).toBe('notArrived');
    const { escalation } = await office.desk.reading.conversation(committee, publicId, 'ar');
    expect(escalation).toMatchObject({ reason: 'notArrived' });
    await careful.receiving.deliveredOnPaper(committee, reference, paper);
    expect(await stands(reference)).toBe('delivered');
    const { database, files } = place.ground;
    expect((await verifyRecords({ database, files })).findings).toEqual([]);
    await careful.close();
  });
});
