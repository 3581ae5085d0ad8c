import { expect, test } from '@jest/globals';
import { momentOf } from '../../src/fields/calendar.ts';
import { minute } from '../../src/kernel/clock.ts';
import { spoken } from '../../src/voice/values.ts';
import { openAll } from '../support/house.ts';

const today = '2026-11-08';
const at = (hours: number, minutes = 0, day = today): number => momentOf(day, hours * 60 + minutes);

test.each([
  [at(17, 30), 'اليوم قبل 5:30 مساءً', 'today before 5:30 pm'],
  [at(8, 52), 'اليوم قبل 9 صباحًا', 'today before 9 am'],
  [at(8, 31), 'اليوم قبل 8:45 صباحًا', 'today before 8:45 am'],
  [at(12, 15), 'اليوم قبل 12:15 ظهرًا', 'today before 12:15 pm'],
  [at(23, 50), 'غدًا (الاثنين) قبل 12 صباحًا', 'tomorrow (Monday) before 12 am'],
  [at(8, 52, '2026-11-09'), 'غدًا (الاثنين) قبل 9 صباحًا', 'tomorrow (Monday) before 9 am'],
  [at(15, 0, '2026-11-15'), 'يوم الأحد 15 نوفمبر 2026م قبل 3 عصرًا', 'on Sunday 15 November 2026 before 3 pm'],
])('a moment is said as people say it: %#', async (by, ar, en) => {
  const { houses } = await openAll();
  const house = houses.get('rahat')!;
  const now = at(7, 5) + 3 * minute;
  const said = (lang: 'ar' | 'en'): string =>
    String(spoken({ house, lang, now }, { by })?.['by']).replace(/[\u2066-\u2069]/g, '');
  expect([said('ar'), said('en')]).toEqual([ar, en]);
});
