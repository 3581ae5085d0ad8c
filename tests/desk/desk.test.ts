import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Capability, Role } from '../../src/contract/desk.ts';
import { capabilitiesOf } from '../../src/desk/people/roles.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { cell } from '../../src/reports/export/csv.ts';
import { allMatched } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let one: Staff;
let two: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const put = (name: string): Promise<Staff> =>
    putStaff(
      place.ground.database,
      { association: 'rahat', email: `${name}@rahat.example`, role: 'researcher' },
      clock.now(),
    );
  [one, two] = [await put('one'), await put('two')];
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

let external = 0;
const tap = (conversation: string, prompt: string, choice: string): Promise<unknown> =>
  place.conversations.receive(conversation, {
    external: `e${(external += 1)}`,
    lang: 'ar',
    content: { kind: 'tap', prompt, choice, text: choice },
  });
const say = (conversation: string, text: string): Promise<unknown> =>
  place.conversations.receive(conversation, {
    external: `e${(external += 1)}`,
    lang: 'ar',
    content: { kind: 'text', text },
  });

/** Somebody in the middle of a form, with one answer given, who asks for a person. */
async function waiting(): Promise<string> {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await tap(publicId, 'q1', 'agree');
  await tap(publicId, 'q2', 'request');
  await tap(publicId, 'q3', 'support');
  await say(publicId, 'محمد بن سعد العتيبي');
  await say(publicId, 'موظف');
  return publicId;
}

async function lastTexts(conversation: string, count: number): Promise<string[]> {
  const { lines } = await place.conversations.lines(conversation, 0);
  return lines.slice(-count).map((line) => (line.from === 'member' ? (line.text ?? '') : line.message.text));
}

test('who types, and how far the member has read, is seen at the other end while a person has the conversation, and never where somebody was in danger', async () => {
  const { signs } = place.conversations;
  const heard: string[] = [];
  const stop = office.watch(two, (hint) => heard.push(hint));
  const types = async (conversation: string): Promise<number> => {
    heard.length = 0;
    await signs.ofMember(conversation, { kind: 'typing' });
    return heard.filter((hint) => hint === JSON.stringify({ what: 'typing', conversation })).length;
  };
  const conversation = await waiting();
  const alone = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(alone.publicId, 'ar');
  expect([await types(conversation), await types(alone.publicId)]).toEqual([1, 0]);

  const desk = deskOf(office.desk);
  await desk.claim(one, conversation);
  await desk.reply(one, conversation, { id: 'read-me', text: 'وعليكم السلام' });
  const shown: string[] = [];
  const listener = { news: () => undefined, typing: () => shown.push('typing') };
  const leave = signs.watch(conversation, listener);
  await office.desk.viewing(two, conversation, true);
  await office.desk.viewing(one, conversation, false);
  expect(shown).toEqual([]);
  await office.desk.viewing(one, conversation, true);
  expect(shown).toEqual(['typing']);

  const read = async (): Promise<readonly unknown[]> => {
    const { lines } = await office.desk.reading.conversation(two, conversation);
    return lines.filter(({ from }) => from === 'staff').map(({ delivery }) => delivery?.state);
  };
  expect(new Set(await read())).toEqual(new Set([undefined]));
  const { upTo } = await place.conversations.lines(conversation, 0);
  await signs.ofMember(conversation, { kind: 'read', upTo: upTo + 1000 });
  expect(new Set(await read())).toEqual(new Set(['read']));
  await desk.reply(one, conversation, { id: 'not-read', text: 'هل بقي سؤال؟' });
  expect((await read()).at(-1)).toBeUndefined();

  await say(conversation, 'زوجي يضربني الآن وأنا خائفة');
  shown.length = 0;
  expect(await types(conversation)).toBe(0);
  await office.desk.viewing(one, conversation, true).catch(() => undefined);
  expect(shown).toEqual([]);
  stop();
  leave();
});

test('of two who claim at once one wins, and the other is told who', async () => {
  const conversation = await waiting();
  const results = await Promise.all([
    deskOf(office.desk).claim(one, conversation),
    deskOf(office.desk).claim(two, conversation),
  ]);
  expect(results.filter(({ done }) => done)).toHaveLength(1);
  const lost = results.find(({ done }) => !done);
  const winner = results[0].done ? one : two;
  const refused = { code: 'taken', by: { id: winner.id, name: winner.name } };
  expect(lost).toMatchObject({ done: false, refused });
});

test('the desk shows why somebody came, where he stood and his answers, masked', async () => {
  const conversation = await waiting();
  const shown = await office.desk.reading.conversation(one, conversation);
  expect(shown).toMatchObject({ state: 'waiting', reason: 'asked', queue: 'researcher', mine: false });
  expect(shown.escalation).toMatchObject({ flow: 'request', step: shown.form?.at });
  const { escalation } = await office.desk.reading.conversation(one, conversation, 'en');
  expect(escalation?.step).not.toMatch(/[\u0600-\u06ff]/);
  expect(shown.form?.answers.map(({ shown: text }) => text)).toEqual(['محمد بن سعد العتيبي']);
  expect((await office.desk.reading.inbox(one, 'waiting')).items.map((item) => item.conversation)).toContain(
    conversation,
  );
});

test('a claim silences the bot, a hand-back goes on at the step where it stopped', async () => {
  const conversation = await waiting();
  await deskOf(office.desk).claim(one, conversation);
  await say(conversation, 'هل يكفي تعريف الراتب؟');
  expect((await lastTexts(conversation, 1))[0]).toBe('هل يكفي تعريف الراتب؟');
  await deskOf(office.desk).reply(one, conversation, { id: 'reply-one-1', text: 'نعم يكفي' });
  await deskOf(office.desk).reply(one, conversation, { id: 'reply-one-1', text: 'نعم يكفي' });
  expect(await lastTexts(conversation, 2)).toEqual(['هل يكفي تعريف الراتب؟', 'نعم يكفي']);
  expect(await deskOf(office.desk).reply(two, conversation, { id: 'reply-two-1', text: 'لا' })).toEqual({
    done: false,
    refused: { code: 'notYours' },
  });
  await deskOf(office.desk).giveBack(one, conversation, 'handedBack');
  const { lines } = await place.conversations.lines(conversation, 0);
  const last = lines.at(-1);
  expect(last?.from === 'bot' && last.message.prompt).toMatchObject({ flow: 'request', step: 'askField' });
  const shown = await office.desk.reading.conversation(one, conversation);
  expect(shown.form?.answers).toHaveLength(1);
});

test('a note is for the desk alone', async () => {
  const conversation = await waiting();
  await deskOf(office.desk).note(one, conversation, { id: 'note-one-1', text: 'يحتاج متابعة' });
  expect((await lastTexts(conversation, 1))[0]).not.toBe('يحتاج متابعة');
  const { lines } = await office.desk.reading.conversation(two, conversation);
  expect(lines.at(-1)).toMatchObject({ from: 'note', text: 'يحتاج متابعة', name: one.name });
});

test('who claims and does not answer loses the conversation, and the member is told until when he waits', async () => {
  const conversation = await waiting();
  await deskOf(office.desk).claim(one, conversation);
  clock.advance(11 * minute);
  await office.desk.release(conversation);
  const [text] = await lastTexts(conversation, 1);
  expect(text).toMatch(/نعتذر عن التأخر.*قبل \S*\d+(:(15|30|45))?\S* (صباحًا|ظهرًا|عصرًا|مساءً)/s);
  expect(await office.desk.reading.conversation(one, conversation)).toMatchObject({
    state: 'waiting',
    mine: false,
  });
  expect((await deskOf(office.desk).claim(two, conversation)).done).toBe(true);
});

test('a closed conversation is rated where no form is open, the figures count it, and no rating says who served', async () => {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await tap(publicId, 'q1', 'agree');
  await say(publicId, 'موظف');
  await deskOf(office.desk).claim(one, publicId);
  clock.advance(3 * minute);
  await deskOf(office.desk).reply(one, publicId, { id: 'reply-one-9', text: 'تم' });
  await deskOf(office.desk).giveBack(one, publicId, 'closed');
  const { lines } = await place.conversations.lines(publicId, 0);
  const asked = lines.at(-1);
  const prompt = asked?.from === 'bot' ? asked.message.prompt : undefined;
  expect(prompt?.kind).toBe('rating');
  clock.advance(2000);
  await tap(publicId, prompt!.id, 'score-4');
  const figures = await office.figures(one, {});
  // Questions are counted in lots of five, as ratings are.
  expect(figures.satisfaction).toMatchObject({
    score: null,
    responseRate: null,
    answered: 0,
    distribution: [],
  });
  const { rows } = await place.ground.database.query<{ score: number; sum: number }>(
    `select avg(score)::float8 as score, count(score)::int as sum from ratings`,
  );
  expect(rows[0]).toEqual({ score: 4, sum: 1 });
  const { rows: paths } = await place.ground.database.query(
    `select conversation_id, length(id) as name, count(*) filter (where date_trunc('day', at, 'Asia/Riyadh') <> at or date_trunc('day', asked_at, 'Asia/Riyadh') <> asked_at)::int as moments
       from ratings where score is not null group by 1, 2`,
  );
  expect(paths).toEqual([{ conversation_id: null, name: 64, moments: 0 }]);
  const { rows: columns } = await place.ground.database.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'ratings'`,
  );
  expect(columns.map(({ name }) => name).filter((name) => /staff|owner|claimed/.test(name))).toEqual([]);
  const thread = (await office.desk.reading.conversation(one, publicId)).lines
    .map(({ text }) => text)
    .join('\n');
  expect(thread).not.toMatch(/كيف وجدت|score-4|تقييم/);
});

test('an export opens without a formula running', () => {
  for (const text of ['=1+1', '+1', '-1', '@sum', '\t=1', '|x', '\u200f=1', '＝1'])
    expect(cell(text)).toBe(`"'${text}"`);
  expect(cell('شكرًا "لكم"')).toBe('"شكرًا ""لكم"""');
});

test('docs/roles.md tells what the code does', () => {
  const table = readFileSync(join(productRoot(), 'docs/roles.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((one) => one.trim()),
  );
  expect(cells[0]?.slice(1)).toEqual(Capability.options);
  for (const role of Role.options) {
    const row = cells.find(([name]) => name === role);
    expect(Capability.options.filter((_, i) => row?.[i + 1] === 'yes')).toEqual(
      Capability.options.filter((one) => capabilitiesOf[role].includes(one)),
    );
  }
});

test('a higher official is there where the policy refers to one: checks cases, serves, and has no vote on them', async () => {
  const { database } = place.ground;
  const admin = (association: string): Promise<Staff> =>
    putStaff(database, { association, email: `admin@${association}.example`, role: 'admin' }, 0);
  const [here, there] = [await admin('makkah-housing'), await admin('rahat')];
  const base = 'http://127.0.0.1';
  const roles = (staff: Staff) => office.people.me({ staff, csrf: '' }).association.roles;
  expect(roles(here)).toEqual(Role.options);
  expect(roles(there)).toEqual(Role.options.filter((role) => role !== 'official'));
  const unknown = { code: 'wrongRequest' };
  const email = 'official@silah.example';
  await expect(office.people.add(there, { email, role: 'official' }, base)).rejects.toMatchObject(unknown);
  await expect(office.people.changeRole(there, one.id, 'official')).rejects.toMatchObject(unknown);
  const { colleague } = await office.people.add(here, { email, role: 'official' }, base);
  const official = await office.people.one(here, colleague.id);
  const { reference } = await sendRequest(place, 'makkah-housing', 3);
  const { fields } = await office.requests.detail(official, reference);
  await office.moves.check(official, reference, allMatched(fields));
  expect(office.people.me({ staff: official, csrf: '' }).capabilities).not.toContain('decide');
  await expect(
    office.moves.decide(official, reference, { decision: 'accepted', reason: '' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
