import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Pack } from '../../src/association/schema.ts';
import { exportedOf, packWith } from '../../src/facts/export.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { isOpen, isWorkingDay } from '../../src/association/hours.ts';
import { onDuty } from '../../src/association/duty.ts';
import { safetyWarnings } from '../../src/association/help-lines.ts';
import { proposedHolidays } from '../../src/association/holidays.ts';
import type { FactValue } from '../../src/contract/kept/facts.ts';
import { hasMoved, inForce, withFact } from '../../src/facts/in-force.ts';
import { factKind, factKinds } from '../../src/facts/kinds/index.ts';
import { valueIn } from '../../src/facts/parts.ts';
import type { FactRow } from '../../src/records/facts/facts.ts';
import type { House } from '../../src/voice/house.ts';
import { sayComputed } from '../../src/voice/computed/computed.ts';
import { associations, openAll } from '../support/house.ts';

/** A moment in Riyadh. */
const at = (text: string): number => Date.parse(`${text}:00+03:00`);
const plain = (text: string): string => text.replace(/[⁦-⁩]/g, '');
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ houses } = await openAll());
});
const rahat = (): House => houses.get('rahat')!;
const kindOf = (name: string): NonNullable<ReturnType<typeof factKind>> => factKind(name)!;

/** A change of a fact of rahat, as a row. */
const row = (kind: string, value: FactValue | null, more: Partial<FactRow> = {}): FactRow => ({
  id: 1,
  association: 'rahat',
  kind,
  follows: 0,
  value,
  over: valueIn(kindOf(kind), rahat().association.pack),
  takesBack: false,
  at: 0,
  by: 'نورة',
  ...more,
});
const after = (...rows: FactRow[]): House => inForce(rahat(), { rows, taught: [] }).house;
const week = (span: [string, string]): FactValue => ({
  sunday: [span],
  monday: [span],
  tuesday: [span],
  wednesday: [span],
  thursday: [span],
});

describe.each(associations)('every fact of %s', (id) => {
  test.each(factKinds.map(({ name }) => name))('%s says of its own value what the file says', (name) => {
    const house = houses.get(id)!;
    const kind = kindOf(name);
    const same = withFact(house, kind, valueIn(kind, house.association.pack));
    expect(same).toMatchObject({ house: { association: { pack: house.association.pack } } });
  });
});

test('another Ramadan week is told in Ramadan, and holds there alone', () => {
  const house = after(row('ramadan', { week: week(['11:00', '16:00']) }));
  const { hours } = house.association.pack;
  const monday = at('2027-02-15T10:30');
  expect(isOpen(rahat().association.pack.hours, monday)).toBe(true);
  expect(isOpen(hours, monday)).toBe(false);
  expect(plain(sayComputed('hours', { house, lang: 'ar', now: monday }))).toContain('من 11 صباحًا إلى 4 عصرًا');
  expect(isOpen(hours, at('2026-11-30T08:00'))).toBe(true);
});

test('a closed day has no office hours, and its reason is told', () => {
  const house = after(row('closed', { days: [{ day: '2026-12-01', why: { ar: 'صيانة المبنى' } }] }));
  const now = at('2026-12-01T10:00');
  expect(isWorkingDay(house.association.pack.hours, '2026-12-01')).toBe(false);
  const said = plain(sayComputed('hours', { house, lang: 'ar', now }));
  expect(said).toContain('لسنا في المكتب اليوم (صيانة المبنى)، ونعود غدًا (الأربعاء) الساعة 7:30 صباحًا.');
});

test('a telephone that the file lacks can be asked for at once', () => {
  expect(rahat().association.answers.map(({ id }) => id)).not.toContain('telephone');
  const house = after(row('telephone', { phone: '0114440000' }));
  const found = house.knowledge.find('كم رقم هاتف الجمعية؟');
  expect(found).toEqual({ kind: 'sure', answer: 'telephone' });
  expect(sayComputed('telephone', { house, lang: 'ar', now: 0 })).toContain('0114440000');
});

test('the duty roster and the lines that somebody dialled are read at once', () => {
  const house = after(
    row('duty', { people: ['a@x.sa', 'b@x.sa'], women: ['a@x.sa'], hours: 'always', means: ['screen'] }),
    row(
      'helpLines',
      { region: 'riyadh', dialled: [{ number: '911', by: 'نورة', on: '2026-12-01' }] },
      { id: 2 },
    ),
  );
  const { pack } = house.association;
  expect(onDuty(pack, at('2026-12-04T03:00'))).toEqual({ now: true });
  const lacking = safetyWarnings(pack, house.lines, at('2026-12-02T10:00'));
  expect(lacking).not.toContainEqual({ lacks: 'unconfirmed', number: '911' });
  expect(lacking).not.toContainEqual({ lacks: 'region' });
});

test.each<[string, FactValue, RegExp]>([
  ['hours', { week: { sunday: [['15:00', '08:00']] } }, /the span must end after it begins/],
  [
    'hours',
    {
      week: {
        sunday: [
          ['08:00', '12:00'],
          ['11:00', '14:00'],
        ],
      },
    },
    /two spans of a day overlap/,
  ],
  ['hours', { week: {} }, /nobody is ever at the desk/],
  [
    'holidays',
    { list: [{ from: '2027-03-09', to: '2027-03-01', name: { ar: 'عيد' } }] },
    /must not end before/,
  ],
  ['committee', { members: 3, quorum: 5, approvals: 1 }, /more must vote than sit in it/],
  [
    'duty',
    { people: ['a@x.sa'], women: ['b@x.sa'], hours: null, means: null },
    /not among the people on duty/,
  ],
  ['greeting', { words: { ar: '  ' } }, /greeting\.ar/],
  ['address', { place: null, email: null, website: 'no address' }, /contact\.website/],
])('%s: what the pack check refuses is refused with its sentence', (name, value, sentence) => {
  const tried = withFact(rahat(), kindOf(name), value);
  expect('fault' in tried && tried.fault).toMatch(sentence);
});

test('a change that the files cannot take any more is left aside, the others stay in force', () => {
  const broken = row('committee', { members: 1, quorum: 2, approvals: 1 });
  const { house, aside } = inForce(rahat(), {
    rows: [broken, row('telephone', { phone: '0114440000' }, { id: 2 })],
    taught: [],
  });
  expect([...aside.keys()]).toEqual(['committee']);
  expect(house.association.pack.procedure.committee).toEqual(rahat().association.pack.procedure.committee);
  expect(house.association.pack.contact.phone).toBe('0114440000');
});

test('a file that was changed beside the desk is told of, unless it says now what the desk had said', () => {
  const value = { phone: '0114440000' };
  expect(hasMoved(rahat(), row('telephone', value))).toBe(false);
  expect(hasMoved(rahat(), row('telephone', value, { over: { phone: '0110000000' } }))).toBe(true);
  const own = valueIn(kindOf('telephone'), rahat().association.pack);
  expect(hasMoved(rahat(), row('telephone', own, { over: { phone: '0110000000' } }))).toBe(false);
});

test('what did not change is known without being learned again', () => {
  expect(after(row('hours', { week: week(['08:00', '14:00']) })).knowledge).toBe(rahat().knowledge);
});

test('every change has a version of its own, the file has its first again', () => {
  const changed = after(row('hours', { week: week(['08:00', '14:00']) })).association.version;
  expect(changed).not.toBe(rahat().association.version);
  expect(after(row('hours', null)).association.version).toBe(rahat().association.version);
});

test('what the desk changed is given back as the pack file with it, its comments too', () => {
  const file = readFileSync(join(productRoot(), 'associations/rahat/pack.yaml'), 'utf8');
  const rows = [
    row('ramadan', { week: week(['11:00', '16:00']) }),
    row('telephone', { phone: '0114440000' }, { id: 2 }),
    row('closed', { days: [{ day: '2026-12-01', why: { ar: 'صيانة المبنى' } }] }, { id: 3 }),
    row('greeting', null, { id: 4 }),
  ];
  const text = packWith(file, exportedOf(rows));
  expect(Pack.parse(parse(text))).toEqual(after(...rows).association.pack);
  expect(text).toContain('# The policy names no office hours');
  expect(text).toContain('why: { ar: صيانة المبنى }');
  expect(packWith(text, [])).toBe(text);
});

test('the feasts of the next years are proposed by Umm al-Qura, and none that is known already', () => {
  const { holidays } = rahat().association.pack.hours;
  const proposed = proposedHolidays(holidays, at('2026-12-01T10:00'));
  expect(proposed.map(({ from, to, name }) => `${name.ar} ${from} ${to}`)).toEqual([
    'يوم التأسيس 2028-02-22 2028-02-22',
    'عيد الفطر 2028-02-25 2028-02-29',
    'عيد الأضحى 2028-05-04 2028-05-08',
    'اليوم الوطني 2028-09-23 2028-09-23',
  ]);
});
