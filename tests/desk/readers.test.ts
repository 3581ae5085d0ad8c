import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readersOf } from '../../src/association/readers.ts';
import { Role, type RequestItem } from '../../src/contract/desk.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { mayDo } from '../../src/desk/people/roles.ts';
import { sawId } from '../../src/desk/verbs/member/saw-id.ts';
import { search } from '../../src/desk/requests/search.ts';
import { Office } from '../../src/desk/office.ts';
import { fileIn } from '../../src/fields/value.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { readRecord, type RequestRecord } from '../../src/records/requests/requests.ts';
import { showReference } from '../../src/voice/reference.ts';
import { serviceOf } from '../../src/voice/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

/** A case of a service, and words by which it would be told. */
interface Case {
  readonly service: string;
  readonly conversation: string;
  readonly reference: string;
  readonly file: string | undefined;
  readonly words: readonly string[];
}

let place: Place;
let office: Office;
const staff = new Map<Role, Staff>();
const cases = new Map<string, Case>();
const services = ['privacy-report', 'suggestion', 'support'];

const fileOf = ({ fields }: RequestRecord): string | undefined =>
  fields.flatMap(({ value }) => fileIn(value)?.file ?? [])[0];

async function make(service: string, n: number): Promise<Case> {
  const house = place.ground.houses.get('rahat')!;
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  for (const message of requestDialogue(place.ground.engine, { house, service, n }))
    await place.conversations.receive(publicId, message);
  const { lines } = await place.conversations.lines(publicId, 0);
  const reference = lines.flatMap((line) =>
    line.from === 'bot' && line.message.receipt ? [line.message.receipt.reference] : [],
  )[0]!;
  for (const text of ['القائمة', reference])
    await place.conversations.receive(publicId, {
      external: `after ${text}`,
      lang: 'ar',
      content: { kind: 'text', text },
    });
  const { record } = (await readRecord(place.ground.database, reference))!;
  const story = record.fields.find(({ name }) => ['details', 'text', 'reason'].includes(name))!.shown;
  const names = record.fields.filter(({ name }) => name === 'fullName').map(({ shown }) => shown);
  const title = `${serviceOf(house, service)!.title.ar}: `;
  const words = [reference, showReference(reference), story, title, ...names];
  return { service, conversation: publicId, reference, file: fileOf(record), words };
}

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  for (const role of Role.options)
    staff.set(
      role,
      await putStaff(
        place.ground.database,
        { association: 'rahat', email: `${role}@rahat.example`, role },
        0,
      ),
    );
  for (const [n, service] of services.entries()) cases.set(service, await make(service, n + 1));
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

const readers = (service: string): readonly string[] =>
  readersOf(serviceOf(place.ground.houses.get('rahat')!, service)!);
const notFound = { code: 'notFound' };

describe.each(services)('%s', (service) => {
  const one = (): Case => cases.get(service)!;
  /** Whether something tells of the case. */
  const tells = (shown: unknown): boolean =>
    one().words.some((word) => JSON.stringify(shown).includes(JSON.stringify(word).slice(1, -1)));

  test.each(Role.options)('is read by %s if the pack says so, and nowhere else', async (role) => {
    const somebody = staff.get(role)!;
    const reads = readers(service).includes(role);
    const { conversation, reference, file } = one();
    const whoSent = (list: readonly RequestItem[]) => list.find((item) => item.reference === reference)?.who;
    const detail = office.requests.detail(somebody, reference);
    if (reads) expect(tells(await detail)).toBe(true);
    else await expect(detail).rejects.toMatchObject(notFound);
    const listed = await office.requests.list(somebody, {});
    expect([tells(listed), whoSent(listed)]).toEqual([reads, reads ? one().words[4] : undefined]);
    const looked = { desk: office.desk, requests: office.requests, staff: somebody, lang: 'ar' } as const;
    for (const query of [reference, one().words[2]!]) {
      const found = await search(looked, query);
      expect(found.requests.some((item) => item.reference === reference)).toBe(reads && query === reference);
      if (!reads) expect(tells(found)).toBe(false);
    }
    const bytes = await office.desk.file(somebody, conversation, file ?? 'none').catch(() => undefined);
    expect(bytes !== undefined).toBe(reads && file !== undefined);
  });

  test.each(Role.options.filter((role) => mayDo({ role }, 'attend')))(
    'its conversation shows %s no more of it',
    async (role) => {
      const somebody = staff.get(role)!;
      const reads = readers(service).includes(role);
      const shown = office.desk.reading.conversation(somebody, one().conversation);
      if (reads) {
        expect(tells(await shown)).toBe(true);
        expect((await shown).who?.name).toBe(one().words[4]);
      } else if (mayDo({ role }, 'serve')) expect(tells(await shown)).toBe(false);
      else await expect(shown).rejects.toMatchObject(notFound);
      const { items, counts } = await office.desk.reading.inbox(somebody, 'all');
      expect(counts.all).toBe(items.length);
      if (!reads) expect(tells(await office.desk.reading.these(somebody, [one().conversation]))).toBe(false);
    },
  );
});

test('a call for a person in the middle of a report tells those who serve nothing of it', async () => {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const house = place.ground.houses.get('rahat')!;
  const whole = requestDialogue(place.ground.engine, { house, service: 'privacy-report', n: 1 });
  const at = whole.findIndex(({ content }) => content.kind === 'text');
  for (const message of whole.slice(0, at)) await place.conversations.receive(publicId, message);
  const say = (external: string, text: string) =>
    place.conversations.receive(publicId, { external, lang: 'ar', content: { kind: 'text', text } });
  await say('s1', 'الموظف فلان نشر بياناتي في مجموعة');
  await say('s2', 'موظف');
  await say('s3', 'أريد أن يتصل بي أحد');
  const researcher = staff.get('researcher')!;
  const shown = await office.desk.reading.conversation(researcher, publicId);
  expect(shown.form).toBeUndefined();
  expect(shown.state).toBe('waiting');
  expect(JSON.stringify(shown)).not.toMatch(/فلان|تفاصيل البلاغ|الواقعة|خصوصية:/);
  // What is said to the person who comes is theirs to read.
  expect(JSON.stringify(shown.lines)).toContain('يتصل بي أحد');
  const { items } = await office.desk.reading.inbox(researcher, 'waiting');
  expect(JSON.stringify(items)).not.toMatch(/فلان|البلاغ/);
});

test('the privacy officer takes a report over, answers, and concludes it; nobody else sees that, and the committee cannot decide', async () => {
  const { conversation, reference } = cases.get('privacy-report')!;
  const [officer, researcher, committee] = [
    staff.get('privacy')!,
    staff.get('researcher')!,
    staff.get('committee')!,
  ];
  const desk = deskOf(office.desk);
  expect((await office.desk.reading.inbox(officer, 'all')).items.map((item) => item.conversation)).toEqual([
    conversation,
  ]);
  const before = await office.desk.reading.conversation(researcher, conversation);
  const [beforeItem] = await office.desk.reading.these(researcher, [conversation]);
  const { counts } = await office.desk.reading.inbox(researcher, 'all');
  await desk.claim(officer, conversation);
  await desk.reply(officer, conversation, { id: 'reply-officer', text: 'وصلني بلاغك عن فلان' });
  await place.conversations.receive(conversation, {
    external: 'more',
    lang: 'ar',
    content: { kind: 'text', text: 'نعم، فلان هو من نشرها' },
  });
  // To those who may not read it nobody has it: it neither vanishes nor changes hands, and nothing of what is said in it is seen.
  const apart = await office.desk.reading.conversation(researcher, conversation);
  expect(apart).toEqual(before);
  expect(await office.desk.reading.these(researcher, [conversation])).toEqual([beforeItem]);
  expect((await office.desk.reading.inbox(researcher, 'all')).counts).toEqual(counts);
  expect(await desk.claim(researcher, conversation)).toEqual({ done: false, refused: { code: 'taken' } });
  expect(await desk.giveBack(researcher, conversation, 'closed', apart.lines.length)).toEqual({
    done: false,
    refused: { code: 'notYours' },
  });
  await desk.note(researcher, conversation, { id: 'note-beside', text: 'أُجيب عن سؤاله عن الدعم' });
  expect((await office.desk.reading.conversation(researcher, conversation)).lines.at(-1)?.text).toBe(
    'أُجيب عن سؤاله عن الدعم',
  );
  expect(JSON.stringify((await office.desk.reading.conversation(officer, conversation)).lines)).toContain(
    'هو من نشرها',
  );
  const read = (await office.desk.reading.conversation(officer, conversation)).lines.at(-1)?.seq;
  await desk.giveBack(officer, conversation, 'closed', read);
  // Nor does a refusal afterwards tell that somebody had it.
  expect(await desk.giveBack(researcher, conversation, 'closed', 1)).toEqual({
    done: false,
    refused: { code: 'notYours' },
  });
  const after = await office.desk.reading.conversation(researcher, conversation);
  expect(JSON.stringify(after)).not.toMatch(/فلان|البلاغ|بلاغك/);
  expect(JSON.stringify(await office.desk.reading.inbox(researcher, 'all'))).not.toMatch(/فلان|بلاغ/);

  const decision = { decision: 'accepted', reason: 'استوفى الشروط' } as const;
  await expect(office.moves.decide(committee, reference, decision)).rejects.toMatchObject(notFound);
  await expect(office.moves.decide(officer, reference, decision)).rejects.toMatchObject({
    code: 'wrongRequest',
  });
  await office.moves.conclude(officer, reference, { conclusion: 'handled', reason: 'أُزيل المنشور' });
  const { lines } = await place.conversations.lines(conversation, 0);
  const told = lines.at(-1);
  expect(told?.from === 'staff' && told.message.text).toMatch(/عولج[\s\S]*أُزيل المنشور/);
  expect(told?.from === 'staff' && told.name).toBe('مسؤول الخصوصية');
  expect((await office.requests.detail(officer, reference)).events.at(-1)).toMatchObject({
    status: 'handled',
  });
  await expect(
    office.moves.conclude(officer, reference, { conclusion: 'filed', reason: 'حُفظ' }),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(JSON.stringify(await office.desk.reading.conversation(researcher, conversation))).not.toMatch(
    /المنشور|عولج/,
  );
});

test('before they take a report over, a note of the privacy officer and that they look are told to nobody who serves', async () => {
  const [officer, researcher] = [staff.get('privacy')!, staff.get('researcher')!];
  const { conversation } = await make('privacy-report', 7);
  await deskOf(office.desk).note(officer, conversation, { id: 'note-officer', text: 'يخص الموظف فلان' });
  await office.desk.viewing(officer, conversation, true);
  const seenBy = (somebody: Staff) => office.desk.reading.conversation(somebody, conversation);
  expect(JSON.stringify((await seenBy(officer)).lines)).toContain('يخص الموظف فلان');
  const shown = await seenBy(researcher);
  expect(JSON.stringify(shown)).not.toContain('فلان');
  expect(shown.viewers).toEqual([]);
  await office.desk.viewing(researcher, conversation, false);
  expect((await seenBy(officer)).viewers.map(({ id }) => id)).toEqual([researcher.id]);
});

test('whoever becomes a researcher lets go of the report that they had as privacy officer', async () => {
  const { database } = place.ground;
  const put = (email: string, role: Role): Promise<Staff> =>
    putStaff(database, { association: 'rahat', email, role }, 0);
  const [admin, former] = [await put('a@rahat.example', 'admin'), await put('f@rahat.example', 'privacy')];
  const { conversation } = await make('privacy-report', 8);
  const desk = deskOf(office.desk);
  await desk.claim(former, conversation);
  await office.people.changeRole(admin, former.id, 'researcher');
  expect(await desk.claim(staff.get('privacy')!, conversation)).toMatchObject({ done: true });
});

test('the member is told who studies such a case, and not that a committee accepts or refuses it', async () => {
  const { lines } = await place.conversations.lines(cases.get('suggestion')!.conversation, 0);
  const said = lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
  expect(said).toMatch(/رُفع الطلب إلى إدارة الجمعية/);
  expect(said).toMatch(/قيد الدراسة لدى إدارة الجمعية/);
  expect(said).not.toMatch(/بقبوله أو رفضه|لجنة/);
});

test('an employee who notes a paper hears nothing of a case that they may not read, and is joined to none', async () => {
  const { desk } = office;
  const researcher = staff.get('researcher')!;
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await deskOf(desk).claim(researcher, publicId);
  const refusalOf = (about: string) =>
    desk
      .perform(sawId, { staff: researcher, conversation: publicId, input: { id: `saw ${about}`, about } })
      .then(({ done }) => done, String);
  const unknown = await refusalOf('4271235');
  expect(unknown).toMatch('no request with this number');
  for (const service of ['privacy-report', 'suggestion'])
    expect(await refusalOf(cases.get(service)!.reference)).toBe(unknown);
  expect(await refusalOf(cases.get('support')!.reference)).toBe(true);
});

test('whoever does not see a case cannot count it: no gap in the numbers of lines, no line, place or time that moves with it', async () => {
  const researcher = staff.get('researcher')!;
  const { reading } = office.desk;
  for (const { conversation } of cases.values()) {
    const shown = await reading.conversation(researcher, conversation);
    expect(shown.lines.map(({ seq }) => seq)).toEqual(shown.lines.map((_, i) => i + 1));
    const seen = shown.lines.filter(({ from, system }) => from !== 'note' && system === undefined);
    const times = [0, ...seen.map(({ at }) => at)];
    expect(
      (await reading.these(researcher, [conversation])).map(({ lastAt }) => times.includes(lastAt)),
    ).toEqual([true]);
  }
  const { items } = await reading.inbox(researcher, 'all');
  expect(items).toEqual(items.toSorted((one, other) => other.lastAt - one.lastAt));
});

test('what is done to the nth line that somebody sees is done to that line, whatever stands between', async () => {
  const researcher = staff.get('researcher')!;
  const { conversation } = cases.get('privacy-report')!;
  const typed = 'رقمي 1000000008 فقط';
  await deskOf(office.desk).claim(researcher, conversation);
  await place.conversations.receive(conversation, {
    external: 'typed',
    lang: 'ar',
    content: { kind: 'text', text: typed },
  });
  const { lines } = await office.desk.reading.conversation(researcher, conversation);
  const line = lines.findLast(({ masked }) => masked)!;
  expect(line.text).not.toContain('1000000008');
  expect(await office.reveals.line(researcher, conversation, line.seq)).toBe(typed);
  const beyond = office.reveals.line(researcher, conversation, lines.length + 50);
  await expect(beyond).rejects.toMatchObject(notFound);
});
