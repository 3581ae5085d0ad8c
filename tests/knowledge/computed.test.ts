import { expect, test } from '@jest/globals';
import { sayComputed } from '../../src/voice/computed/computed.ts';
import { openAll } from '../support/house.ts';

/** A moment in Riyadh. */
const at = (text: string): number => Date.parse(`${text}:00+03:00`);
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

test.each([
  ['2026-11-30T10:00', 'ar', 'نحن في وقت العمل الآن، حتى الساعة 12 ظهرًا.'],
  ['2026-11-30T15:29', 'ar', 'نحن في وقت العمل الآن، حتى الساعة 3:30 عصرًا.'],
  ['2026-11-30T12:30', 'ar', 'لسنا في وقت العمل الآن، ونعود اليوم الساعة 1 ظهرًا.'],
  ['2026-11-30T15:30', 'ar', 'لسنا في وقت العمل الآن، ونعود غدًا (الثلاثاء) الساعة 7:30 صباحًا.'],
  ['2026-12-03T20:00', 'ar', 'لسنا في وقت العمل الآن، ونعود يوم الأحد 6 ديسمبر 2026م الساعة 7:30 صباحًا.'],
  ['2027-03-09T10:00', 'ar', 'لسنا في وقت العمل الآن، ونعود يوم الأحد 14 مارس 2027م الساعة 7:30 صباحًا.'],
  ['2026-11-30T10:00', 'en', 'We are in the office now, until 12 pm.'],
] as const)('at %s, in %s: %s', async (moment, lang, first) => {
  const house = (await openAll()).houses.get('rahat')!;
  const [line] = plain(sayComputed('hours', { house, lang, now: at(moment) })).split('\n');
  expect(line).toContain(first);
});

test('in Ramadan its own week is told', async () => {
  const house = (await openAll()).houses.get('rahat')!;
  const said = plain(sayComputed('hours', { house, lang: 'ar', now: at('2027-02-15T11:00') }));
  expect(said).toContain('حتى الساعة 3 عصرًا');
  expect(said).toContain('أوقات العمل في رمضان');
});

test('holidays that are over are not told', async () => {
  const house = (await openAll()).houses.get('rahat')!;
  const said = plain(sayComputed('holidays', { house, lang: 'ar', now: at('2027-04-01T10:00') }));
  expect(said).toContain('عيد الأضحى');
  expect(said).not.toContain('عيد الفطر');
});

test.each([
  ['متى تفتحون؟', 'hours'],
  ['فاتحين الحين ولا مسكرين', 'hours'],
  ['متى إجازة العيد عندكم', 'holidays'],
  ['وش الخدمات اللي عندكم', 'services'],
  ['هل تردون خارج الدوام؟', 'after-hours'],
])('"%s" is about %s', async (text, answer) => {
  const { knowledge } = (await openAll()).houses.get('rahat')!;
  expect(knowledge.find(text)).toEqual({ kind: 'sure', answer });
});
