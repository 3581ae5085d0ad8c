import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gregorianToHijri } from '@tabby_ai/hijri-converter';
import {
  daysAfter,
  dayAt,
  gregorianOf,
  hijriOf,
  momentOf,
  showGregorian,
  showHijri,
} from '../../src/fields/calendar.ts';
import { read } from './read.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

describe('dates as people type them', () => {
  test.each([
    ['12/5/1990', '1990-05-12'],
    ['1990-05-12', '1990-05-12'],
    ['١٢/٥/١٩٩٠', '1990-05-12'],
    ['12.5.1990', '1990-05-12'],
    ['5 مايو 1990', '1990-05-05'],
    ['5 May 1990', '1990-05-05'],
    ['1990/5/12م', '1990-05-12'],
    ['29/2/2024', '2024-02-29'],
    ['19900512', '1990-05-12'],
  ])('%s is the Gregorian %s', (text, day) =>
    expect(read('date', text, {}, now)).toMatchObject({
      ok: true,
      value: { typed: text, calendar: 'gregorian', gregorian: day },
    }),
  );

  test.each([
    ['15/9/1445', '2024-03-25'],
    ['1445/9/15', '2024-03-25'],
    ['١٥ رمضان ١٤٤٥', '2024-03-25'],
    ['15-9-1445هـ', '2024-03-25'],
    ['1 محرم 1446 هـ', '2024-07-07'],
    ['10 ذي الحجة 1445', '2024-06-16'],
    ['3 ربيع الأول 1446', '2024-09-06'],
    ['3 جمادى الآخرة 1446', '2024-12-04'],
  ])('%s is Hijri, %s', (text, day) =>
    expect(read('date', text, {}, now)).toMatchObject({
      ok: true,
      value: { typed: text, calendar: 'hijri', gregorian: day },
    }),
  );

  test.each([
    ['', 'notADate'],
    ['قريب', 'notADate'],
    ['5/6/24', 'twoDigitYear'],
    ['5/6/45', 'twoDigitYear'],
    ['31/4/2020', 'noSuchDay'],
    ['30/2/2024', 'noSuchDay'],
    ['1990', 'notADate'],
    ['31/1/1445', 'noSuchDay'],
    ['12/13/1990', 'noSuchDay'],
    ['1/1/3000', 'noSuchDay'],
    ['5/5/1990هـ', 'noSuchDay'],
  ])('%s is refused as %s', (text, code) =>
    expect(read('date', text, {}, now)).toMatchObject({ ok: false, fault: code }),
  );

  test('past and future are judged on the day in Riyadh', () => {
    expect(read('date', 'أمس', { range: 'future' }, now)).toMatchObject({ fault: 'mustBeFuture' });
    expect(read('date', 'بكرة', { range: 'future' }, now)).toMatchObject({
      value: { gregorian: '2026-11-22' },
    });
    expect(read('date', '2030-01-01', { range: 'past' }, now)).toMatchObject({ fault: 'mustBePast' });
    expect(dayAt(Date.parse('2026-11-21T21:30:00Z'))).toBe('2026-11-22');
    expect(momentOf('2026-11-22')).toBe(Date.parse('2026-11-21T21:00:00Z'));
  });
});

describe('the two calendars', () => {
  test('Hijri and back is the same day, 1924 to 2077', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 55_000 }), (n) => {
        const day = daysAfter('1925-01-01', n);
        expect(gregorianOf(hijriOf(day))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with an independent converter from 2000 to the end of 1450 AH (May 2029), where the tables part', () => {
    for (let n = 0; daysAfter('2000-01-01', n) < '2029-05-14'; n += 3) {
      const day = daysAfter('2000-01-01', n);
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      const oracle = gregorianToHijri({ year, month, day: date });
      expect([day, hijriOf(day)]).toEqual([day, { year: oracle.year, month: oracle.month, day: oracle.day }]);
    }
  });

  test('the calendar is stated', () => {
    expect(showGregorian('2024-03-25', 'ar')).toBe('25 مارس 2024م');
    expect(showHijri('2024-03-25', 'ar')).toBe('15 رمضان 1445هـ');
    expect(showHijri('2024-03-25', 'en')).toMatch(/Ramadan 15, 1445 AH|15 Ramadan 1445 AH/);
  });
});
