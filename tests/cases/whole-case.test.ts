import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Service } from '../../src/association/schema.ts';
import { workingDayFrom } from '../../src/association/hours.ts';
import { lifeOf, type Life } from '../../src/cases/life.ts';
import type { RequestDetail } from '../../src/contract/desk.ts';
import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { anyFieldOf, type House } from '../../src/voice/house.ts';
import { shown, stepsOf, submit } from '../channels/walk.ts';
import { answerOf } from '../support/answers.ts';
import { allMatched } from '../support/cases.ts';
import { associations, aWorkingMorning, openAll } from '../support/house.ts';
import type { Held } from '../support/held.ts';
import { openOnChannels, type OnChannels } from '../support/on-channels.ts';
import { changesOf, findingsAfter } from '../support/sealed.ts';
import { firstOf, whole } from '../support/whole.ts';

/** The run of every day takes two associations, the channels in turn; a whole run, or `CHANNELS=all`, each on every channel. */
const channels = ['web', 'Telegram', 'WhatsApp', 'Teams'] as const;
type Channel = (typeof channels)[number];
const isWhole = whole || process.env['CHANNELS'] === 'all';
const pairs = (isWhole ? associations : firstOf(associations, 2)).flatMap((association, i) =>
  channels
    .filter((_, n) => isWhole || n === i % channels.length)
    .map((channel) => [association, channel] as const),
);
const wait = 5;
const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');

let at: OnChannels;
beforeAll(async () => {
  const { houses } = await openAll();
  // As boards would set it: two must vote, both must agree, and whoever receives a service tells a code.
  const packs = Object.fromEntries(
    associations.map((id) => {
      const { procedure } = houses.get(id)!.association.pack;
      const committee = { ...procedure.committee, members: 3, quorum: 2, approvals: 2 };
      return [id, { procedure: { ...procedure, committee, received: ['code' as const] } }];
    }),
  );
  const [first, ...beside] = associations;
  at = await openOnChannels(first, { start: aWorkingMorning, packs, beside });
});
afterAll(() => at.remove());

const holds = async (association: string, channel: Channel): Promise<Held<unknown>> => {
  const doors = at.reaching(association);
  switch (channel) {
    case 'web':
      return doors.onTheWeb();
    case 'Telegram':
      return doors.onTelegram();
    case 'WhatsApp':
      return doors.onWhatsApp();
    case 'Teams':
      return doors.onTeams();
  }
};

interface Shown {
  readonly history: readonly { readonly status: string; readonly clause: { readonly id: string } | null }[];
  readonly promises: readonly { readonly day: string; readonly late: boolean }[];
  readonly papers: readonly { readonly field: string; readonly file: string }[];
}

const turned = (column: string, value: string): string => `case when ${column} is null then ${value} end`;

/** Every row of the history of a case, every day and every paper, each changed and removed, is named when the records are verified; every day the first and the last of each. */
async function nothingUnseen(at: OnChannels, reference: string, someone: number): Promise<void> {
  const ids = async (text: string): Promise<readonly string[]> =>
    (await at.sql<{ id: string }>(text, reference))
      .map(({ id }) => id)
      .filter((_, i, all) => isWhole || i === 0 || i === all.length - 1);
  const events = await ids('select id::text from request_events where reference = $1');
  const days = await ids('select id::text from new_days where reference = $1');
  const papers = await ids(
    'select f.id from files f join requests r on r.conversation_id = f.conversation_id where r.reference = $1',
  );
  const moved = `at + interval '1 second'`;
  const changes = [
    ...events.flatMap((id) =>
      changesOf('request_events', id, {
        at: moved,
        status: `'filed'`,
        staff_id: turned('staff_id', String(someone)),
        reason: turned('reason', `'\\x00'::bytea`),
        detail: turned('detail', `'\\x00'::bytea`),
      }),
    ),
    ...days.flatMap((id) => changesOf('new_days', id, { at: moved, day: 'day + 1', was: 'was + 1' })),
    ...papers.flatMap((id) => changesOf('files', id, { at: moved, size: 'size + 1', sha256: `'\\x00'` })),
    ...['reply_on', 'moved_to'].map(
      (one) => `update requests set ${one} = ${one} + 1 where reference = '${reference}'`,
    ),
  ].filter((change) => days.length > 0 || !change.includes('moved_to'));
  const unseen: string[] = [];
  for (const change of changes) if ((await findingsAfter(at.place, change)).length === 0) unseen.push(change);
  expect(await findingsAfter(at.place, 'select 1')).toEqual([]);
  expect(papers.length).toBeGreaterThan(0);
  expect(unseen).toEqual([]);
}

/** A request under way: its member, and who works on it. */
interface Way {
  readonly house: House;
  readonly service: Service;
  readonly life: Life;
  readonly member: Held<unknown>;
  readonly reference: string;
  readonly sent: string;
  readonly hind: Staff;
  readonly huda: Staff;
  readonly reem: Staff;
}

let n = 0;
async function begin(association: string, channel: Channel): Promise<Way> {
  n += 1;
  await at.weeks(2 * n);
  const { ground } = at.place;
  const house = ground.houses.get(association)!;
  const service = house.association.services.find(
    ({ studiedBy, fields }) => !studiedBy && fields.length > 0,
  )!;
  const put = (name: string, role: string): Promise<Staff> =>
    putStaff(ground.database, { association, email: `${name}-${n}@${association}.example`, role }, 0);
  const [hind, huda, reem] = [
    await put('hind', 'researcher'),
    await put('huda', 'committee'),
    await put('reem', 'committee'),
  ];
  const member = await holds(association, channel);
  const sent = dayAt(at.clock.now());
  const reference = await submit(member, stepsOf(ground.engine, house, service.id, n));
  const life = lifeOf(house.association, service);
  return { house, service, life, member, reference, sent, hind, huda, reem };
}

const stands = ({ reference, huda }: Way): Promise<RequestDetail> =>
  at.office.requests.detail(huda, reference);
/** How many messages of the member hold some words. */
const read = async ({ member }: Way, words: string): Promise<number> =>
  (await member.texts()).filter((text) => text.includes(words)).length;
/** Sends a file, and waits for what is said of it. */
async function sends({ member }: Way, says: string): Promise<void> {
  const from = (await member.texts()).length;
  await member.attach('paper.pdf', paper);
  await shown(member, from, (text) => text.includes(says));
}
const accepts = (staff: Staff, { reference }: Way): Promise<void> =>
  at.office.moves.decide(staff, reference, { decision: 'accepted', reason: 'استوفى الشروط' });

/** A paper is missing: the clock stands still until it comes, days later, in the middle of something else. */
async function lacksPaper(way: Way, first: string, second: string): Promise<void> {
  const { member, reference, life, sent, hind, huda } = way;
  expect(await stands(way)).toMatchObject({ status: 'submitted', replyOn: first });
  if (life.check === 'must') await expect(accepts(huda, way)).rejects.toMatchObject({ code: 'conflict' });
  const asked = { field: 'asked.paper', words: 'نحتاج مشهد الضمان', by: daysAfter(sent, 10) } as const;
  await at.office.asking.ask(hind, reference, asked);
  await at.pass(minute);
  expect(await read(way, 'والمدة متوقفة حتى يصلنا')).toBe(1);
  await at.pass(wait * day);
  await member.tell('تقديم طلب');
  expect(await member.tell('المطلوب')).toContain('مشهد الضمان');
  await sends(way, 'للتوقيع');
  expect(await member.tell('أقرّ')).toContain('وصلنا ما طلبناه');
  await member.tell('القائمة');
  expect(await stands(way)).toMatchObject({ status: 'submitted', replyOn: second });
}

/** Checked where the policy says so, and decided by two: the first vote alone tells the member nothing. */
async function isDecided(way: Way): Promise<void> {
  const { member, reference, life, hind, huda, reem } = way;
  if (life.check === 'must') {
    await at.office.moves.check(hind, reference, allMatched((await stands(way)).fields));
    await at.pass(minute);
  }
  await accepts(huda, way);
  const told = (await member.texts()).length;
  await at.pass(minute);
  expect((await member.texts()).length).toBe(told);
  await accepts(reem, way);
  await at.pass(minute);
  expect(await read(way, 'قُبل')).toBe(1);
}

/** What is still owed comes; the registration, the lists, a part, and the rest by the code that the member tells and confirms. */
async function isProvided(way: Way): Promise<void> {
  const { member, reference, life, service, hind } = way;
  const { moves, delivery, receiving } = at.office;
  for (const { name } of (await stands(way)).owed ?? []) {
    const input = sampleInput(anyFieldOf(service, name)!);
    await member.tell('المطلوب');
    if ('text' in input) await member.tell(input.text);
    else await sends(way, 'للتوقيع');
    expect(await member.tell('أقرّ')).toContain('وصلنا ما طلبناه');
  }
  expect((await stands(way)).owed).toBeUndefined();
  if (life.registration) await moves.completed(hind, reference, 'M-1042');
  if (!life.delivery) return;
  await delivery.listsChecked(hind, reference, 'طوبقت القوائم ولم يوجد الاسم');
  await delivery.part(hind, reference, 'نصف المبلغ');
  await receiving.sendCode(hind, reference);
  await at.pass(minute);
  const told = (await member.texts()).findLast((text) => text.includes('رمز استلام')) ?? '';
  const code = /: \D*(\d{3}) ?(\d{3})/u.exec(told)?.slice(1).join('');
  await receiving.delivered(hind, reference, { code: code ?? 'there is none' });
  await at.pass(minute);
  expect(await read(way, 'هل وصلت إليك')).toBe(1);
  expect(await member.tell('وصلتني')).toContain('سجّلنا أنها وصلت');
  expect((await stands(way)).status).toBe('closed');
}

/** Asked once, a quarter of an hour after the end at the earliest, and never while a form is open. */
async function isRated(way: Way): Promise<void> {
  const { member, house, life } = way;
  const asked = 'من أوله إلى آخره';
  const asks = async (): Promise<void> => {
    await Promise.all([askServiceRatings(at.office.desk), askServiceRatings(at.office.desk)]);
    await at.pass(minute);
  };
  await at.pass(13 * minute);
  await asks();
  expect(await read(way, asked)).toBe(0);
  await member.tell('تقديم طلب');
  await member.tell('1');
  await at.pass(3 * minute);
  await asks();
  expect(await read(way, asked)).toBe(0);
  await member.tell('القائمة');
  await at.pass(hour);
  await asks();
  expect(await read(way, asked)).toBe(1);
  await member.tell('5');
  await at.pass(2 * day);
  await asks();
  expect(await read(way, asked)).toBe(1);
  const ratings = await at.sql(
    `select outcome, score::int, conversation_id from ratings where about = 'served' and association = $1 order by id desc limit 1`,
    house.association.id,
  );
  expect(ratings).toEqual([
    { outcome: life.delivery ? 'delivered' : 'completed', score: 5, conversation_id: null },
  ]);
}

/** The history as the command shows it cites the clauses of the policy, and names each day that was promised. */
async function historyIsThePolicys(
  { house, life, reference }: Way,
  promised: readonly string[],
): Promise<void> {
  const { answer } = await answerOf('cases', ['show', reference], { DATA_DIR: at.place.dataDir });
  const { history, promises, papers } = answer as Shown;
  const { steps } = house.association.pack.procedure;
  const clauseAt = (kind: string): string | null => steps.find((step) => step.kind === kind)?.clause ?? null;
  const went = [
    ['submitted', 'signing'],
    ['asked', 'check'],
    ['submitted', 'signing'],
    ...(life.check === 'must' ? [['checked', 'check']] : []),
    ['accepted', 'committee'],
    ...(life.registration ? [['completed', 'registration']] : []),
    ...(life.delivery
      ? [
          ['delivered', 'delivery'],
          ['closed', ''],
        ]
      : []),
  ] as const;
  expect(
    history
      .filter(({ status }) => went.some(([one]) => one === status))
      .map(({ status, clause }) => [status, clause?.id ?? null]),
  ).toEqual(went.map(([status = '', kind = '']) => [status, clauseAt(kind)]));
  expect(promises.map((one) => [one.day, one.late])).toEqual(promised.map((one) => [one, false]));
  expect(papers.map(({ field }) => field)).toContain('asked.paper');
}

test.each(pairs)(
  'a request of %s is taken from the first word to the second rating, as its policy says: %s',
  async (association, channel) => {
    const way = await begin(association, channel);
    const { hours, procedure } = way.house.association.pack;
    const first = workingDayFrom(hours, daysAfter(way.sent, procedure.reply.by));
    const second = workingDayFrom(hours, daysAfter(first, wait));
    await lacksPaper(way, first, second);
    await isDecided(way);
    await isProvided(way);
    await isRated(way);
    await historyIsThePolicys(way, [first, second]);
    if (isWhole || association === associations[0]) await nothingUnseen(at, way.reference, way.hind.id);
  },
);
