import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { agendaOf } from '../../src/desk/requests/papers/agenda.ts';
import { reportVisit } from '../../src/desk/requests/visits.ts';
import { referencesOf, search } from '../../src/desk/requests/search.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { happeningsOf, listRequests } from '../../src/records/requests/request-desk.ts';
import { happenings } from '../../src/records/notices/happenings.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { leaveIn } from '../support/alerts.ts';
import { allMatched, checkCase } from '../support/cases.ts';
import { storedRequest } from '../support/requests.ts';
import { sealAll } from '../support/sealed.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';

let place: Place;
let office: Office;
let committee: Staff;
const references: string[] = [];

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  committee = await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'committee@rahat.example', role: 'committee' },
    0,
  );
  for (let n = 0; n < 3; n += 1) references.push((await sendRequest(place, 'rahat', n)).reference);
  for (const reference of references) await checkCase(office, 'rahat', reference);
  await office.moves.decide(committee, references[0]!, { decision: 'accepted', reason: 'استوفى الشروط' });
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

const listed = async (filter: Parameters<Office['requests']['list']>[1]): Promise<string[]> =>
  (await office.requests.list(committee, filter)).map(({ reference }) => reference).sort();

test('requests are listed by how they stand, and by what is looked for', async () => {
  expect(await listed({ status: 'accepted' })).toEqual([references[0]]);
  expect(await listed({ status: 'checked' })).toEqual(references.slice(1).sort());
  expect(await listed({ which: 'open', status: 'accepted' })).toEqual([]);
  expect(await listed({})).toEqual([...references].sort());
  expect(await referencesOf(office.desk, committee, references[1]!)).toEqual([references[1]]);
  expect(await referencesOf(office.desk, committee, 'لا أحد بهذا الاسم')).toEqual([]);
  expect(await referencesOf(office.desk, committee, ' ')).toBe(null);
});

test('a long list is read page by page: each request stands on one page, and the last page says that it is the last', async () => {
  const { database } = place.ground;
  const desk = { association: 'rahat', readable: { only: false, services: [] }, staff: committee.id };
  const filter = {
    which: 'all',
    unfinished: [],
    today: '2027-01-01',
    status: null,
    references: null,
    reached: false,
  } as const;
  const pages: string[][] = [];
  for (let from = 0; from < references.length; from += 2)
    pages.push(
      (await listRequests(database, desk, { ...filter, page: { from, most: 2 } })).map(
        (one) => one.reference,
      ),
    );
  expect(pages.map((page) => page.length)).toEqual([2, 1]);
  expect(pages.flat().sort()).toEqual([...references].sort());
  const first = await office.requests.page(committee, { which: 'all', from: 0 });
  expect([first.items.length, first.more]).toEqual([references.length, undefined]);
  expect((await office.requests.page(committee, { which: 'all', from: 2 })).items).toHaveLength(1);
});

test('requests are narrowed to those of a branch, and a conversation belongs to the one that its member named', async () => {
  const { database } = place.ground;
  const [reference = ''] = references;
  await database.query(`update requests set branch = 'north' where reference = $1`, [reference]);
  const found = await office.requests.list(committee, { branch: 'north' });
  expect(found.map((one) => one.reference)).toEqual([reference]);
  expect(await office.requests.list(committee, { branch: 'south' })).toEqual([]);
  const owner = `select c.public_id as id, c.branch from conversations c join requests r on r.conversation_id = c.id where r.reference = $1`;
  const id = String((await database.query(owner, [reference])).rows[0]?.['id']);
  await leaveIn(place, id, { outcomes: [{ type: 'belong', branch: 'south' }] });
  expect((await database.query(owner, [reference])).rows).toEqual([{ id, branch: 'south' }]);
});

test('what was found at a visit is reported as the pack asks for it, stands before the committee and on its agenda, and whoever wrote it does not decide', async () => {
  const { database } = place.ground;
  const email = 'visits@rahat.example';
  const visitor = await putStaff(database, { association: 'rahat', email, role: 'delegate' }, 0);
  const reference = references[2]!;
  const on = { desk: office.desk, requests: office.requests, staff: visitor, lang: 'en' } as const;
  const answers = { dwelling: 'poor', residents: '6', asDeclared: 'yes' };
  const report = {
    answers,
    recommendation: 'partly',
    words: 'سكنها يحتاج إلى ترميم، هويتها 1034567897',
  } as const;
  for (const wrong of [
    { ...answers, residents: 'كثير' },
    { ...answers, residents: '٣ أو ٤' },
    { ...answers, strange: 'x' },
    { dwelling: 'poor', residents: '6' },
    { ...answers, asDeclared: 'no' },
  ])
    await expect(reportVisit(on, reference, { ...report, answers: wrong })).rejects.toMatchObject({
      code: 'wrongRequest',
      message: expect.stringMatching(/^answers[^ء-ي]*$/u),
    });
  const { visitForm } = await office.requests.detail(visitor, reference);
  expect(visitForm?.map(({ name }) => name)).toEqual(['dwelling', 'residents', 'asDeclared', 'difference']);
  await reportVisit(on, reference, report);
  const visit = {
    by: visitor.name,
    recommendation: 'partly',
    words: expect.stringMatching(/ترميم، هويتها (?!1034567897)/u),
    fields: expect.arrayContaining([{ label: 'حال السكن', shown: 'يحتاج إلى ترميم' }]),
  };
  expect(await office.requests.detail(committee, reference)).toMatchObject({ visit, status: 'checked' });
  const { cases } = await agendaOf(office.desk, committee, 'ar');
  expect(cases.find((one) => one.reference === reference)).toMatchObject({ visit });
  const judge: Staff = { ...visitor, role: 'committee' };
  await database.query(`update staff set role = 'committee' where id = $1`, [visitor.id]);
  await expect(
    office.moves.decide(judge, reference, { decision: 'accepted', reason: '' }),
  ).rejects.toMatchObject({ details: { bar: 'checked' } });
  await expect(reportVisit(on, references[0]!, report)).rejects.toMatchObject({ code: 'conflict' });
});

test('the guide of a service stands beside the data of an open case, with the place of its clause, and decides nothing', async () => {
  const { ground } = place;
  const house = ground.houses.get('rahat')!;
  const { services, clauses } = house.association;
  const guide = [
    { when: { ar: 'أسرة من ثلاثة' }, gives: { ar: 'سلة غذائية' }, clause: clauses[0]!.id },
    { when: { ar: 'دون دخل' }, gives: { ar: 'حتى 2000 ريال' } },
  ];
  const guided = { ...house.association, services: services.map((service) => ({ ...service, guide })) };
  const houses = new Map([...ground.houses, ['rahat', { ...house, association: guided }]]);
  const own = new Office({ ...ground, houses }, place.conversations);
  const open = await own.requests.detail(committee, references[1]!);
  expect(open.guide).toEqual([
    { when: 'أسرة من ثلاثة', gives: 'سلة غذائية', place: clauses[0]!.place.ar },
    { when: 'دون دخل', gives: 'حتى 2000 ريال' },
  ]);
  const { guide: shown, ...rest } = open;
  expect(rest).toEqual(await office.requests.detail(committee, references[1]!));
  expect(shown).toBeDefined();
  expect((await own.requests.detail(committee, references[0]!)).guide).toBeUndefined();
  await own.close();
});

describe('a case that is to be checked', () => {
  let publicId: string;
  let reference: string;
  let researcher: Staff;
  const decide = (): Promise<void> =>
    office.moves.decide(committee, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  const said = async (): Promise<readonly string[]> =>
    (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
      line.from === 'member' ? [] : [line.message.text],
    );
  const newToTheCommittee = async (): Promise<readonly (string | undefined)[]> => {
    const asked = { kind: 'study', means: 'mail', staff: [committee.id], now: 0, packs: {} } as const;
    return (await happenings(place.ground.database, asked)).map((one) => one.reference);
  };
  const tracked = async (n: number): Promise<string> => {
    await place.conversations.receive(publicId, {
      external: `track ${n}`,
      content: { kind: 'text', text: `وين وصل طلبي ${reference}` },
    });
    return (await said()).findLast((text) => text.includes('الحالة'))!;
  };

  beforeAll(async () => {
    ({ publicId, reference } = await sendRequest(place, 'rahat', 7));
    researcher = await putStaff(
      place.ground.database,
      { association: 'rahat', email: 'checks@rahat.example', role: 'researcher' },
      0,
    );
  });

  test('does not reach the committee before', async () => {
    expect((await said()).join()).toContain('نراجع بياناتك أولًا');
    expect(await tracked(1)).toMatch(/ونراجع بياناتك[^]*البند 2/);
    await expect(decide()).rejects.toMatchObject({ code: 'conflict', message: /not been checked/ });
    expect(await listed({ which: 'open' })).not.toContain(reference);
    const seen = await office.requests.list(researcher, { which: 'open' });
    expect(seen.map((one) => one.reference)).toContain(reference);
    expect(await newToTheCommittee()).not.toContain(reference);
    expect(await newToTheCommittee()).toContain(references[1]);
    expect(await happeningsOf(place.ground.database, reference)).toEqual([]);
  });

  test('is not checked as long as a field has no mark, or one that does not match', async () => {
    const { fields } = await office.requests.detail(researcher, reference);
    const [first] = fields;
    const marks = allMatched(fields);
    const checked = (given: typeof marks): Promise<void> => office.moves.check(researcher, reference, given);
    await expect(checked({})).rejects.toMatchObject({ code: 'wrongRequest' });
    await expect(checked({ ...marks, strange: 'matched' })).rejects.toMatchObject({ code: 'wrongRequest' });
    await expect(checked({ ...marks, [first!.name]: 'expired' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await storedRequest(place.ground.database, reference))?.status).toBe('submitted');
    await expect(office.moves.check(researcher, '0000000', marks)).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('is with the committee afterwards, of two who check it one did, and its member was told once', async () => {
    const before = (await said()).length;
    const { fields } = await office.requests.detail(researcher, reference);
    const ends = await Promise.allSettled(
      [1, 2].map(() => office.moves.check(researcher, reference, allMatched(fields))),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const told = (await said()).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('لجنة البحث');
    expect(await listed({ which: 'open' })).toContain(reference);
    expect(await tracked(2)).toMatch(/عند \W*لجنة البحث[^]*البند 5/);
    const detail = await office.requests.detail(committee, reference);
    expect(detail.fields.every(({ answered, mark }) => mark === (answered ? 'matched' : undefined))).toBe(
      true,
    );
    expect(detail.events.map(({ status }) => status)).toEqual(['submitted', 'checked']);
    await decide();
    expect((await storedRequest(place.ground.database, reference))?.status).toBe('accepted');
  });

  test('leaves a history of which every line is sealed: what is changed is found', async () => {
    const { database, files } = place.ground;
    await sealAll(place);
    expect((await verifyRecords({ database, files })).findings).toEqual([]);
    await database.query(
      `update request_events set detail = null where reference = $1 and status = 'checked'`,
      [reference],
    );
    const { findings } = await verifyRecords({ database, files });
    expect(findings).toEqual([expect.objectContaining({ reference, kind: 'decision' })]);
    // A link that is made between two looks was seen waiting, and stands in its chain: what is wrong with its row is told once.
    const meanwhile = new Proxy(database, {
      get: (target, name): unknown =>
        name === 'query'
          ? (text: string, values?: unknown[]) =>
              target.query(text.replace('from chain_waiting where', 'from chain_links where'), values)
          : Reflect.get(target, name, target),
    });
    const again = await verifyRecords({ database: meanwhile, files });
    expect(again).toMatchObject({ findings, waiting: again.links });
  });
});

test('what an association names in two languages is shown in the one asked for', async () => {
  const arabic = /[\u0600-\u06ff]/;
  const of = async (lang: 'ar' | 'en'): Promise<string> =>
    (await office.requests.detail(committee, references[1]!, lang)).service;
  expect(await of('ar')).toMatch(arabic);
  expect(await of('en')).not.toMatch(arabic);
  const looked = { desk: office.desk, requests: office.requests, staff: committee, lang: 'en' } as const;
  expect((await search(looked, references[1]!)).requests[0]?.service).not.toMatch(arabic);
});

test('an export speaks one language, with the same ids in both', async () => {
  const [arabic, english] = await Promise.all([
    office.figuresCsv(committee, {}, 'ar'),
    office.figuresCsv(committee, {}, 'en'),
  ]);
  const rows = (csv: string): string[][] =>
    csv
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((row) => row.split(',').map((one) => one.replace(/"/g, '')));
  const ids = (csv: string): string[] => rows(csv).map((row) => row.slice(-2).join(' '));
  expect(rows(arabic)[0]).toEqual([
    'المؤشر',
    'التفصيل',
    'القيمة',
    'العدد',
    'القيمة في المدة السابقة',
    'رمز المؤشر',
    'رمز التفصيل',
  ]);
  expect(rows(english)[0]).toEqual([
    'Figure',
    'Detail',
    'Value',
    'Number',
    'Value in the days before',
    'Figure id',
    'Detail id',
  ]);
  expect(ids(english).slice(1)).toEqual(ids(arabic).slice(1));
  expect(english).not.toMatch(/[\u0600-\u06ff]/);
  expect(ids(english)).toContain('channel webchat');
});
