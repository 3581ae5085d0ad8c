import { beforeAll, expect, test } from '@jest/globals';
import { whoIn } from '../../src/desk/reading/who.ts';
import { sightOf, type View } from '../../src/desk/reading/sight.ts';
import { profileOf } from '../../src/conversation/arrival/profile.ts';
import type { Role } from '../../src/contract/desk.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Whereabouts } from '../../src/records/desk/who.ts';
import type { House } from '../../src/voice/house.ts';
import { openAll } from '../support/house.ts';

let house: House;
beforeAll(async () => {
  house = (await openAll()).houses.get('rahat')!;
});

const as = (role: Role): View => ({ house, sight: sightOf(house, { id: 1, role }) });
const unknown: Whereabouts = { state: undefined, sent: [], profile: undefined, address: undefined };
const request = (service: string, name: string): Whereabouts['sent'][number] => ({
  service,
  fields: [{ name: 'fullName', shown: name }],
});
const filling = (service: string, name: string): Json => ({
  parked: [],
  stack: [{ flow: 'request', value: 'ask', version: 1, context: { service, answers: { fullName: name } } }],
});

test('a member is called as they said last: in the form under way, else in the request sent last, else by their profile', () => {
  const all = {
    state: filling('support', 'نورة القحطاني'),
    sent: [request('volunteering', 'نورة بنت سعد'), request('support', 'أم فهد')],
    profile: 'نوره 🌸',
    address: '966501234567',
  };
  const researcher = as('researcher');
  expect(whoIn(researcher, all)).toEqual({ name: 'نورة القحطاني', address: '••4567' });
  expect(whoIn(researcher, { ...all, state: undefined })).toMatchObject({ name: 'نورة بنت سعد' });
  expect(whoIn(researcher, { ...all, state: undefined, sent: [] })).toEqual({
    name: 'نوره 🌸',
    profile: true,
    address: '••4567',
  });
  expect(whoIn(researcher, unknown)).toEqual({});
});

test('what is shown where a name was left out is nobody’s name', () => {
  const leftOut = {
    service: 'support',
    fields: [{ name: 'fullName', shown: '(لم يُذكر)', none: true as const }],
  };
  const researcher = as('researcher');
  expect(whoIn(researcher, { ...unknown, sent: [leftOut] })).toEqual({});
  expect(whoIn(researcher, { ...unknown, sent: [leftOut, request('support', 'أم فهد')] })).toEqual({
    name: 'أم فهد',
  });
});

test('a name that stands in a hidden case alone is hidden from whoever may not read it', () => {
  const stored = {
    ...unknown,
    state: filling('privacy-report', 'سارة الحربي'),
    sent: [request('privacy-report', 'سارة الحربي')],
  };
  expect(whoIn(as('researcher'), stored)).toEqual({});
  expect(whoIn(as('researcher'), { ...stored, profile: 'أم خالد' })).toEqual({
    name: 'أم خالد',
    profile: true,
  });
  expect(whoIn(as('privacy'), stored)).toEqual({ name: 'سارة الحربي' });
});

test('what the channel tells of a member is for those who serve', () => {
  const stored = { ...unknown, profile: 'أم خالد', address: '966501234567' };
  expect(whoIn(as('privacy'), stored)).toEqual({});
});

test('an address that is no number is not shown, and figures of an identifier in a name are masked', () => {
  const stored = { ...unknown, profile: 'خالد 1100000007', address: '{"channel":"msteams"}' };
  const who = whoIn(as('researcher'), stored);
  expect(who.address).toBeUndefined();
  expect(who.name).not.toContain('1100000007');
  expect(whoIn(as('researcher'), { ...unknown, address: '966501234567@c.us' })).toEqual({
    address: '••4567',
  });
});

test.each([
  ['  نورة \n القحطاني ', 'نورة القحطاني'],
  ['\u202eAbc\u202c', 'Abc'],
  ['🌸🌸', undefined],
  ['٠٥٠١٢٣٤٥٦٧', undefined],
  ['', undefined],
  [undefined, undefined],
])('the profile %j is kept as %j', (text, kept) => {
  expect(profileOf(text)).toBe(kept);
});
test('a profile is kept at sixty signs at most', () => {
  expect(profileOf('م'.repeat(300))).toHaveLength(60);
});
