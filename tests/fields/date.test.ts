import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gregorianToHijri, hijriToGregorian } from '@tabby_ai/hijri-converter';
import {
  daysAfter,
  dayAt,
  gregorianOf,
  hijriOf,
  momentOf,
  showGregorian,
  showHijri,
} from '../../src/fields/calendar.ts';
import { showField } from '../../src/fields/field.ts';
import type { DateValue } from '../../src/fields/value.ts';
import { field, read } from './read.ts';

const iso = ({ year, month, day }: { year: number; month: number; day: number }): string =>
  [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
const parts = (day: string): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};
const now = Date.parse('2026-11-21T09:00:00Z');

describe('dates as people type them', () => {
  test.each([
    ['12/5/1990', '1990-05-12'],
    ['1990-05-12', '1990-05-12'],
    ['١٢/٥/١٩٩٠', '1990-05-12'],
    ['12.5.1990', '1990-05-12'],
    ['١٢ـ٥ـ١٩٩٠', '1990-05-12'],
    ['١٢ ـ ٥ ـ ١٩٩٠', '1990-05-12'],
    ['١ آذار ١٩٩٠', '1990-03-01'],
    ['١ شباط ١٩٩٠', '1990-02-01'],
    ['١ آب ١٩٩٠', '1990-08-01'],
    ['١ كانون الثاني ١٩٩٠', '1990-01-01'],
    ['١ كانون أول ١٩٩٠', '1990-12-01'],
    ['١ تشرين الأول ١٩٩٠', '1990-10-01'],
    ['١ تشرين الثاني ١٩٩٠', '1990-11-01'],
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
    ['١ ربيع ١ ١٤٤٠', '2018-11-09'],
    ['١ ربيع ٢ / ١٤٤٠', '2018-12-08'],
    ['١ جمادى٢ ١٤٤٠', '2019-02-06'],
    ['١ جماد آخر ١٤٤٠', '2019-02-06'],
    ["1 Sha'ban 1440", '2019-04-06'],
    ['1 Dhul Hijjah 1440', '2019-08-02'],
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

  test.each(['30/1/1380', '٣٠/١/١٣٨٠ هـ', '1380/3/30', '30/5/1380', '30 محرم 1380', '30/5/1446'])(
    '%s is a day, though a month of the table has 29',
    (text) => {
      const parsed = read('date', text, {}, now);
      expect(parsed).toMatchObject({ ok: true, value: { typed: text, calendar: 'hijri', day: 30 } });
      if (parsed.ok) {
        expect(showField(field('date'), parsed.value, 'ar')).toMatch(/^30\/.*هـ \(تقريبًا /u);
        expect(showField(field('date'), parsed.value, 'en')).toMatch(/^30\/.* AH \(about /u);
      }
    },
  );

  test('every 30th of 1343 to 1480 that the published calendar has is taken, within two days of it', () => {
    for (let year = 1343; year <= 1480; year += 1)
      for (let month = 1; month <= 12; month += 1) {
        const next = hijriToGregorian({
          year: month < 12 ? year : year + 1,
          month: (month % 12) + 1,
          day: 1,
        });
        const before = daysAfter(iso(next), -1);
        if (gregorianToHijri(parts(before)).day !== 30) continue;
        const parsed = read('date', `30/${month}/${year}`, {}, now);
        const near = [-2, -1, 0, 1, 2].map((shift) => daysAfter(before, shift));
        expect({ year, month, near, parsed }).toMatchObject({ parsed: { ok: true } });
        if (parsed.ok) expect(near).toContain((parsed.value as DateValue).gregorian);
      }
  });

  test.each([
    ['15/3/1405 الموافق 8/12/1984', '1984-12-08'],
    ['15/3/1405هـ الموافق 8/12/1984م', '1984-12-08'],
    ['8/12/1984م الموافق 15/3/1405هـ', '1984-12-08'],
    ['١٥ ربيع الأول ١٤٠٥ (٨ ديسمبر ١٩٨٤)', '1984-12-08'],
    ['15/3/1405 - 9/12/1984', '1984-12-09'],
    ['14050315 = 19841208', '1984-12-08'],
    ['30/1/1380 الموافق 24/7/1960', '1960-07-24'],
  ])('%s is one day in both calendars', (text, day) => {
    const parsed = read('date', text, {}, now);
    expect(parsed).toMatchObject({ ok: true, value: { typed: text, calendar: 'hijri', gregorian: day } });
    if (parsed.ok) expect(showField(field('date'), parsed.value, 'ar')).not.toContain('تقريبًا');
  });

  test.each([
    ['تاريخ ميلادي ١٣٩٠/٧/١', 'hijri'],
    ['تاريخ ميلادي 1/7/1990', 'gregorian'],
  ])('in %s the word of birth names no calendar', (text, calendar) =>
    expect(read('date', text, {}, now)).toMatchObject({ ok: true, value: { calendar } }),
  );

  test.each([
    ['', 'notADate'],
    ['قريب', 'notADate'],
    ['5/6/75', 'twoDigitYear'],
    ['5/6/85', 'twoDigitYear'],
    ['31/4/2020', 'noSuchDay'],
    ['30/2/2024', 'noSuchDay'],
    ['1990', 'notADate'],
    ['31/1/1445', 'noSuchDay'],
    ['15/3/1405 الموافق 18/12/1984', 'calendarsDisagree'],
    ['15/3/1405 الموافق 31/11/1984', 'noSuchDay'],
    ['1/9/1445 الى 15/9/1445', 'notADate'],
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
    // 21 November 2026 is 11/6/1448: in another calendar the day before or after.
    expect(read('date', '12/6/1448', { range: 'past' }, now)).toMatchObject({ ok: true });
    expect(read('date', '13/6/1448', { range: 'past' }, now)).toMatchObject({ fault: 'mustBePast' });
    expect(read('date', '10/6/1448', { range: 'future' }, now)).toMatchObject({ ok: true });
    expect(read('date', '9/6/1448', { range: 'future' }, now)).toMatchObject({ fault: 'mustBeFuture' });
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
