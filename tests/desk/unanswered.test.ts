import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readBehind } from '../../src/desk/finding/read-lately.ts';
import type { NotAnswered } from '../../src/desk/unanswered/not-answered.ts';
import { Office } from '../../src/desk/office.ts';
import { LiveHouses } from '../../src/facts/live-houses.ts';
import { silent } from '../../src/kernel/log.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openAll } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

let place: Place;
let office: Office;
let desk: NotAnswered;
let admin: Staff;
let researcher: Staff;
let manager: Staff;
let elsewhere: Staff;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  desk = office.notAnswered;
  const add = (association: string, role: string): Promise<Staff> =>
    putStaff(place.ground.database, { association, email: `${role}@${association}.example`, role }, 0);
  admin = await add('rahat', 'admin');
  researcher = await add('rahat', 'researcher');
  manager = await add('rahat', 'manager');
  elsewhere = await add('mord', 'admin');
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

type Group = Awaited<ReturnType<NotAnswered['list']>>['items'][number];

/** The questions as somebody sees them that hold a word. */
async function groups(staff: Staff, word: string): Promise<readonly Group[]> {
  await readBehind(place.ground);
  return (await desk.list(staff, 'ar')).items.filter(({ text, others }) =>
    [text, ...others].some((one) => one.includes(word)),
  );
}

async function one(staff: Staff, word: string): Promise<Group> {
  const [found, ...more] = await groups(staff, word);
  expect(more).toEqual([]);
  if (!found) throw new Error(`nothing with ${word}`);
  return found;
}

const wishOf = ({ questions, after }: Group): { questions: readonly number[]; after?: number } => ({
  questions,
  ...(after !== undefined && { after }),
});

/** What the member of a new conversation reads to a question. */
async function told(question: string): Promise<string> {
  const { lines } = await place.conversations.lines(await sayTo(place, 'rahat', question), 0);
  const last = lines.findLast(({ from }) => from === 'member')?.seq ?? 0;
  return lines
    .filter(({ seq }) => seq > last)
    .map((line) => (line.from === 'bot' ? line.message.text : ''))
    .join('\n');
}

const noAnswer = 'ليس عندنا جواب معتمد لهذا السؤال';
const answerOf = (id: string): string =>
  place.ground.houses
    .get('rahat')!
    .association.answers.find((one) => one.id === id)!
    .answer.ar.slice(0, 30);

test('questions without an answer are gathered by likeness, with their count, nobody named in them; what was answered is not among them', async () => {
  await sayTo(place, 'rahat', 'هل عندكم ونيت لتوصيل العفش؟ اسمي خالد العنزي جوالي 0551234567');
  await sayTo(place, 'rahat', 'عندكم ونيت لتوصيل العفش');
  await sayTo(place, 'rahat', 'متى يصلني الرد على طلبي؟');
  const { text, others, count } = await one(admin, 'ونيت');
  expect(count).toBe(2);
  expect([text, ...others].join(' ')).not.toMatch(/خالد|العنزي|4567/u);
  expect(await groups(admin, 'الرد')).toEqual([]);
  expect(await groups(elsewhere, 'ونيت')).toEqual([]);
  expect(await groups(researcher, 'ونيت')).toEqual([]);
  await place.ground.database.query('update searchable set upto = 0');
  expect((await one(admin, 'ونيت')).count).toBe(2);
});

test('where the bot says again that it has no answer, no press of an old button, no language and no letters without a word are a question; another question is', async () => {
  const publicId = await sayTo(place, 'rahat', 'هل عندكم كراسي للأفراح؟');
  const receive = (n: string, content: Parameters<typeof place.conversations.receive>[1]['content']) =>
    place.conversations.receive(publicId, { external: `again-${n}`, content });
  await receive('old', { kind: 'tap', prompt: 'q1', choice: 'agree', text: 'موافق' });
  for (const text of ['english', 'عربي', 'x'.repeat(400), '0551234567 1100000007', 'وهل عندكم كراسي للأفراح؟'])
    await receive(text.slice(0, 9), { kind: 'text', text });
  expect((await one(admin, 'كراسي')).count).toBe(2);
  const texts = (await desk.list(admin, 'ar')).items.flatMap(({ text, others }) => [text, ...others]);
  expect(texts.filter((text) => !text.includes('عندكم'))).toEqual([]);
});

test('what stands in the database names nothing, and goes with its conversation', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat', 'هل عندكم خيول للركوب؟');
  expect((await one(admin, 'خيول')).count).toBe(1);
  const { rows } = await database.query<{ question: Buffer }>('select question from unanswered');
  for (const { question } of rows) expect(question.toString('utf8')).not.toMatch(/خيول|ونيت/u);
  await database.query('delete from conversations where public_id = $1', [publicId]);
  expect(await groups(admin, 'خيول')).toEqual([]);
});

test('one press teaches the bot, on every node, and one press takes it back; who did what stands there', async () => {
  const question = 'هل عندكم ونيت لتوصيل العفش';
  expect(await told(question)).toContain(noAnswer);
  const { database, coordination } = place.ground;
  const { houses } = await openAll();
  const other = new LiveHouses(houses, { database, coordination, log: silent });
  await other.refresh();
  await desk.decide(admin, 'thisAnswer', { ...wishOf(await one(admin, 'ونيت')), answer: 'visit' });
  expect(await told(question)).toContain(answerOf('visit'));
  await other.refresh();
  expect(other.houses.get('rahat')!.knowledge.find(question)).toEqual({ kind: 'sure', answer: 'visit' });
  expect(await groups(admin, 'ونيت')).toEqual([]);
  const [verdict] = (await desk.list(admin, 'ar')).verdicts;
  expect(verdict).toMatchObject({ kind: 'thisAnswer', by: admin.name });
  await desk.takeBack(admin, verdict!.id);
  expect(await told(question)).toContain(noAnswer);
  expect((await one(admin, 'ونيت')).count).toBeGreaterThan(2);
  await expect(desk.takeBack(admin, verdict!.id)).rejects.toMatchObject({ code: 'conflict' });
});

test('an answer by which the questions of the pack would be understood worse is refused, and nothing is changed', async () => {
  await sayTo(place, 'rahat', 'أبي قرض أتزوج فيه السنة هذي');
  const group = await one(admin, 'قرض');
  await expect(desk.decide(admin, 'thisAnswer', { ...wishOf(group), answer: 'visit' })).rejects.toMatchObject(
    { code: 'wouldUnlearn', details: { fell: expect.any(Array) } },
  );
  await expect(
    desk.decide(admin, 'thisAnswer', { ...wishOf(group), answer: 'nothing' }),
  ).rejects.toMatchObject({ code: 'wrongRequest' });
  expect((await one(admin, 'قرض')).questions).toEqual(group.questions);
});

test('what is not ours stays away with all that is like it; of two who decide at once one does', async () => {
  await sayTo(place, 'rahat', 'هل عندكم مسبح للأطفال؟');
  const group = await one(admin, 'مسبح');
  const tries = await Promise.allSettled(
    ['notOurs', 'askResearcher'].map((kind) => desk.decide(admin, kind, wishOf(group))),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [verdict] = (await desk.list(admin, 'ar')).verdicts;
  await desk.takeBack(admin, verdict!.id);
  await desk.decide(admin, 'notOurs', wishOf(await one(admin, 'مسبح')));
  await sayTo(place, 'rahat', 'عندكم مسبح للاطفال');
  expect(await groups(admin, 'مسبح')).toEqual([]);
});

test('the manager sees every question, puts one before the researcher or aside, and teaches no answer', async () => {
  await sayTo(place, 'rahat', 'هل عندكم طيور للبيع');
  const group = await one(manager, 'طيور');
  expect((await desk.list(manager, 'ar')).kinds.map(({ name }) => name)).toEqual([
    'askResearcher',
    'notOurs',
  ]);
  await expect(
    desk.decide(manager, 'thisAnswer', { ...wishOf(group), answer: 'visit' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await desk.decide(manager, 'askResearcher', wishOf(group));
  expect((await one(researcher, 'طيور')).count).toBe(1);
  await desk.decide(manager, 'notOurs', wishOf(await one(manager, 'طيور')));
  expect(await groups(researcher, 'طيور')).toEqual([]);
});

test('the researcher sees what they are asked, and says which answer it is', async () => {
  await sayTo(place, 'rahat', 'هل عندكم خيول للسباق');
  const group = await one(admin, 'للسباق');
  await expect(desk.decide(researcher, 'notOurs', wishOf(group))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await desk.decide(admin, 'askResearcher', wishOf(group));
  const asked = await one(researcher, 'للسباق');
  expect((await one(admin, 'للسباق')).after).toBe(asked.after);
  await desk.decide(researcher, 'thisAnswer', { ...wishOf(asked), answer: 'visit' });
  expect(await told('هل عندكم خيول للسباق')).toContain(answerOf('visit'));
  expect(await groups(researcher, 'للسباق')).toEqual([]);
});
