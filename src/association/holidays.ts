import { hijriOf } from '../fields/calendar.ts';

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
