import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { referencesOf, search } from '../../src/desk/requests/search.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
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
  await office.requests.decide(committee, references[0]!, { decision: 'accepted', reason: 'استوفى الشروط' });
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

const listed = async (filter: Parameters<Office['requests']['list']>[1]): Promise<string[]> =>
  (await office.requests.list(committee, filter)).map(({ reference }) => reference).sort();

test('requests are listed by how they stand, and by what is looked for', async () => {
  expect(await listed({ status: 'accepted' })).toEqual([references[0]]);
  expect(await listed({ status: 'submitted' })).toEqual(references.slice(1).sort());
  expect(await listed({ which: 'open', status: 'accepted' })).toEqual([]);
  expect(await listed({})).toEqual([...references].sort());
  expect(await referencesOf(office.desk, committee, references[1]!)).toEqual([references[1]]);
  expect(await referencesOf(office.desk, committee, 'لا أحد بهذا الاسم')).toEqual([]);
  expect(await referencesOf(office.desk, committee, ' ')).toBe(null);
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
  expect(rows(arabic)[0]).toEqual(['المؤشر', 'التفصيل', 'القيمة', 'العدد', 'رمز المؤشر', 'رمز التفصيل']);
  expect(rows(english)[0]).toEqual(['Figure', 'Detail', 'Value', 'Number', 'Figure id', 'Detail id']);
  expect(ids(english).slice(1)).toEqual(ids(arabic).slice(1));
  expect(english).not.toMatch(/[\u0600-\u06ff]/);
  expect(ids(english)).toContain('channel webchat');
});
