import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { readCases } from '../../src/desk/finding/read-cases.ts';
import { readBehind } from '../../src/desk/finding/read-lately.ts';
import { Office } from '../../src/desk/office.ts';
import { search } from '../../src/desk/requests/search.ts';
import { handClock, day } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
const staff = new Map<string, Staff>();
const named = (role: string): Staff => staff.get(role)!;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  for (const [association, role] of [
    ['rahat', 'researcher'],
    ['rahat', 'privacy'],
    ['mord', 'researcher'],
  ] as const)
    staff.set(
      association === 'rahat' ? role : 'elsewhere',
      await putStaff(
        place.ground.database,
        { association, email: `${role}@${association}.example`, role },
        0,
      ),
    );
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

async function found(role: string, query: string): Promise<readonly string[]> {
  const looked = { desk: office.desk, requests: office.requests, staff: named(role), lang: 'ar' } as const;
  return (await search(looked, query)).conversations.map(({ conversation }) => conversation);
}

/** A conversation in which a request is filled in and sent, or left some messages before that. */
async function fillIn(service: string, n: number, left = 0): Promise<string> {
  const house = place.ground.houses.get('rahat')!;
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const messages = requestDialogue(place.ground.engine, { house, service, n });
  for (const message of messages.slice(0, messages.length - left))
    await place.conversations.receive(publicId, message);
  return publicId;
}

test('a member is found by the name in a request or in a form that is still open, by its beginning, and by the end of their telephone', async () => {
  const conversation = await fillIn('support', 1);
  const open = await fillIn('support', 2, 2);
  expect(await readBehind(place.ground)).toBeGreaterThan(0);
  const { who } = await office.desk.reading.conversation(named('researcher'), conversation);
  const [first = '', , third = ''] = (who?.name ?? '').split(' ');
  for (const query of [who?.name ?? '', first, third, first.slice(0, 3), `${third} ${first}`])
    expect(await found('researcher', query)).toContain(conversation);
  const other = (await office.desk.reading.conversation(named('researcher'), open)).who?.name ?? '';
  expect(other).not.toBe('');
  expect(await found('researcher', other)).toEqual([open]);
  expect(await found('researcher', `${first} غيمة`)).not.toContain(conversation);
  const { rows } = await place.ground.database.query<{ reference: string }>('select reference from requests');
  expect(rows).toHaveLength(1);
  const { fields } = await office.requests.detail(named('researcher'), rows[0]!.reference);
  const shown = fields.find(({ name }) => name === 'mobile')?.shown ?? '';
  const end = shown.replace(/\D/g, '').slice(-4);
  expect(await found('researcher', end)).toContain(conversation);
  expect(
    await found(
      'researcher',
      end.replace(/\d/g, (one) => '٠١٢٣٤٥٦٧٨٩'[Number(one)]!),
    ),
  ).toContain(conversation);
});

test('words that somebody wrote long ago are found, and so is a note; the row shows the line', async () => {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  const desk = deskOf(office.desk);
  await desk.claim(named('researcher'), conversation);
  await place.conversations.receive(conversation, {
    external: 'long-ago',
    content: { kind: 'text', text: 'انسدت البالوعة في بيتنا منذ أسبوع' },
  });
  await desk.note(named('researcher'), conversation, { id: 'note-search', text: 'وعدته بالفني يوم الأحد' });
  await readBehind(place.ground);
  clock.advance(240 * day);
  for (let n = 0; n < 3; n += 1) await sayTo(place, 'rahat', `سؤال ${n}`);
  await readBehind(place.ground);
  expect(await found('researcher', 'البالوعة')).toEqual([conversation]);
  expect(await found('researcher', 'بالبالوعة أسبوع')).toEqual([conversation]);
  expect(await found('researcher', 'الفني')).toEqual([conversation]);
  expect(await found('researcher', 'البالوعة طائرة')).toEqual([]);
  expect(await found('elsewhere', 'البالوعة')).toEqual([]);
  const looked = {
    desk: office.desk,
    requests: office.requests,
    staff: named('researcher'),
    lang: 'ar',
  } as const;
  const [item] = (await search(looked, 'البالوعة')).conversations;
  expect(item?.lastText).toBe('انسدت البالوعة في بيتنا منذ أسبوع');
});

test('what stands in a hidden case is found by whoever may read it, and by nobody else', async () => {
  const conversation = await fillIn('privacy-report', 7);
  await readBehind(place.ground);
  const { lines, who } = await office.desk.reading.conversation(named('privacy'), conversation);
  const told = lines.filter(({ from }) => from === 'member').map(({ text }) => text);
  const story = told.toSorted((one, other) => other.length - one.length)[0] ?? '';
  expect(story.length).toBeGreaterThan(20);
  for (const query of [story, ...(who?.name === undefined ? [] : [who.name])]) {
    expect(await found('privacy', query)).toEqual([conversation]);
    expect(await found('researcher', query)).not.toContain(conversation);
  }
});

test('a word that stands in more conversations than are ever sorted still finds the latest that somebody may read', async () => {
  const { database } = place.ground;
  const open = await sayTo(place, 'rahat', 'الطائرة الورقية');
  await readBehind(place.ground);
  expect(await found('researcher', 'الورقية')).toContain(open);
  // Beside those that can be opened, more than are sorted: of another association, so that nobody is shown one.
  await database.query(
    `with made as (insert into conversations (public_id, association, channel, address, data_key, created_at)
         select 'said-by-all-' || n, 'mord', 'webchat', decode(md5('said-by-all-' || n), 'hex'), '', now() from generate_series(1, 10_100) n returning id)
       insert into searchable (conversation_id, association, upto, shown_at, tokens)
       select made.id, 'rahat', 1, now() + made.id * interval '1 second', w.tokens from made, searchable w join conversations c on c.id = w.conversation_id where c.public_id = $1`,
    [open],
  );
  expect(await found('researcher', 'الورقية')).toContain(open);
  expect(await found('researcher', 'الورقية طائرة')).toContain(open);
  expect(await found('privacy', 'الورقية')).not.toContain(open);
  expect(await found('elsewhere', 'الورقية')).toEqual([]);
  await database.query("delete from conversations where public_id like 'said-by-all-%'");
});

test('what stands in the database are numbers alone, nothing is read twice, and what is forgotten is found no more', async () => {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await deskOf(office.desk).claim(named('researcher'), conversation);
  await deskOf(office.desk).reply(named('researcher'), conversation, {
    id: 'r-zebra',
    text: 'حديقة الفراشات',
  });
  expect(await readBehind(place.ground)).toBeGreaterThan(0);
  const tokensOf = () =>
    place.ground.database.query(
      'select tokens from searchable s join conversations c on c.id = s.conversation_id where c.public_id = $1',
      [conversation],
    );
  const { rows: once } = await tokensOf();
  await place.ground.database.query('update searchable set upto = 0');
  await readBehind(place.ground);
  expect((await tokensOf()).rows).toEqual(once);
  expect(await found('researcher', 'الفراشات')).toEqual([conversation]);
  const { database } = place.ground;
  const { rows } = await database.query<{ tokens: readonly string[] }>('select tokens from searchable');
  for (const { tokens } of rows) for (const token of tokens) expect(Number(token)).toBeLessThan(2 ** 32);
  await database.query('delete from conversations where public_id = $1', [conversation]);
  expect(await found('researcher', 'الفراشات')).toEqual([]);
});

test('identifiers and comments of a rating lead nowhere', async () => {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await deskOf(office.desk).claim(named('researcher'), conversation);
  await place.conversations.receive(conversation, {
    external: 'identifier',
    content: { kind: 'text', text: 'هويتي 1100000007 وعندي سؤال' },
  });
  await readBehind(place.ground);
  expect(await found('researcher', '1100000007')).toEqual([]);
  expect(await found('researcher', 'هويتي')).toContain(conversation);
});

test('lists and the search know who sent a case without opening its form, and read it anew where that is gone or was broken off', async () => {
  const { database } = place.ground;
  const ali = await fillIn('support', 21);
  const hidden = await fillIn('privacy-report', 22);
  await readBehind(place.ground);
  const listed = (role: string) => office.requests.list(named(role), {});
  const before = await listed('researcher');
  const mine = before.find(({ who }) => who !== undefined)!;
  expect(mine).toBeDefined();
  expect((await database.query('select from applicants')).rowCount).toBe(
    (await database.query('select from requests')).rowCount,
  );
  // The forms cannot be opened: names, lists and the search are as before.
  await database.query(`create table kept as select reference, sealed from requests`);
  await database.query(`update requests set sealed = '\\x00'`);
  expect(await listed('researcher')).toEqual(before);
  const sought = async (role: string): Promise<readonly string[]> => {
    const looked = { desk: office.desk, requests: office.requests, staff: named(role), lang: 'ar' } as const;
    return (await search(looked, mine.who!)).requests.map(({ reference }) => reference);
  };
  expect(await sought('researcher')).toContain(mine.reference);
  expect(await sought('elsewhere')).toEqual([]);
  expect((await found('researcher', mine.who!)).includes(hidden)).toBe(false);
  await database.query('update requests r set sealed = k.sealed from kept k where k.reference = r.reference');
  await database.query('drop table kept');

  // A database of before, in which one case was read when it was killed.
  await database.query('delete from applicants where reference <> $1', [mine.reference]);
  expect(await listed('researcher')).toEqual(before);
  expect(await sought('researcher')).toContain(mine.reference);
  expect(await readCases(place.ground)).toBe((await database.query('select from requests')).rowCount! - 1);
  expect(await readCases(place.ground)).toBe(0);
  expect(await listed('researcher')).toEqual(before);
  expect(ali).not.toBe(hidden);
});

test('whoever gives the same identity is one person with one key, and two who share a telephone are two', async () => {
  const { database } = place.ground;
  const { rows } = await database.query<{ identities: number; people: number; keys: number }>(
    `select count(distinct r.identity)::int as identities, count(distinct a.person_id)::int as people, count(distinct p.data_key)::int as keys
       from applicants a join requests r using (reference) join people p on p.id = a.person_id where r.identity is not null`,
  );
  expect(rows[0]!.identities).toBeGreaterThan(1);
  expect(rows[0]).toEqual({
    identities: rows[0]!.identities,
    people: rows[0]!.identities,
    keys: rows[0]!.identities,
  });
  const { rows: numbers } = await database.query<{ tokens: readonly string[]; who: Buffer }>(
    'select tokens, who from applicants',
  );
  for (const { tokens } of numbers) for (const token of tokens) expect(Number(token)).toBeLessThan(2 ** 32);
  // One telephone, one conversation, another identity: another person.
  const [one] = (
    await database.query<{ reference: string; person: number }>(
      `select a.reference, a.person_id as person from applicants a join requests r using (reference) where r.identity is not null limit 1`,
    )
  ).rows;
  await database.query('update requests set identity = $2 where reference = $1', [
    one!.reference,
    Buffer.alloc(32, 7),
  ]);
  await database.query('delete from applicants where reference = $1', [one!.reference]);
  await readCases(place.ground);
  const { rows: after } = await database.query<{ person: number }>(
    'select person_id as person from applicants where reference = $1',
    [one!.reference],
  );
  expect(after[0]!.person).not.toBe(one!.person);
});
