import { dayAt, daysAfter, gregorianOf, hijriOf } from '../fields/calendar.ts';
import type { Hours } from './schema.ts';

const foundingDay = '02-22';
const nationalDay = '09-23';

/**
 * Whether a day is one of the holidays that come every year: both feasts by the Umm al-Qura calendar, with the days around them on which
 * nobody works, the Founding Day and the National Day. What is announced for a year may differ by a day or two: this stands in where
 * nothing is announced yet.
 */
export function isYearlyHoliday(day: string): boolean {
  if (day.endsWith(foundingDay) || day.endsWith(nationalDay)) return true;
  const hijri = hijriOf(day);
  const breaking = (hijri.month === 9 && hijri.day >= 29) || (hijri.month === 10 && hijri.day <= 4);
  const sacrifice = hijri.month === 12 && hijri.day >= 9 && hijri.day <= 13;
  return breaking || sacrifice;
}

type Holiday = Hours['holidays'][number];

const years = 2;
const nationalName = { ar: 'اليوم الوطني', en: 'National Day' };
const foundingName = { ar: 'يوم التأسيس', en: 'Founding Day' };
const breakingName = { ar: 'عيد الفطر', en: 'Eid al-Fitr' };
const sacrificeName = { ar: 'عيد الأضحى', en: 'Eid al-Adha' };

/** A holiday from one day of a Hijri year to another; nothing for a year that the calendar does not know. */
function feast(
  year: number,
  { name, from, to }: { name: Holiday['name']; from: [number, number]; to: [number, number] },
): Holiday[] {
  const first = gregorianOf({ year, month: from[0], day: from[1] });
  const last = gregorianOf({ year, month: to[0], day: to[1] });
  return first === undefined || last === undefined ? [] : [{ from: first, to: last, name }];
}

/**
 * The holidays of two years from `now` (milliseconds since the epoch) that come every year and that no known one touches, in order: the feasts by
 * the Umm al-Qura calendar, as they are expected. What is announced may differ by a day or two.
 */
export function proposedHolidays(known: readonly Holiday[], now: number): readonly Holiday[] {
  const today = dayAt(now);
  const until = daysAfter(today, years * 365);
  const hijri = hijriOf(today).year;
  const year = Number(today.slice(0, 4));
  const each = [0, 1, 2, 3];
  const all = [
    ...each.flatMap((ahead) => [
      ...feast(hijri + ahead, { name: breakingName, from: [9, 29], to: [10, 4] }),
      ...feast(hijri + ahead, { name: sacrificeName, from: [12, 9], to: [12, 13] }),
    ]),
    ...each.flatMap((ahead) => [
      { from: `${year + ahead}-${foundingDay}`, to: `${year + ahead}-${foundingDay}`, name: foundingName },
      { from: `${year + ahead}-${nationalDay}`, to: `${year + ahead}-${nationalDay}`, name: nationalName },
    ]),
  ];
  return all
    .filter(({ from, to }) => to >= today && from <= until)
    .filter((one) => !known.some(({ from, to }) => from <= one.to && one.from <= to))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
