import { clean, plain } from '../arabic/clean.ts';
import { words } from '../arabic/fold.ts';
import type { Lang } from '../contract/prompt.ts';
import { daysAfter, gregorianDay, gregorianOf, showGregorian, showHijri } from './calendar.ts';
import type { DateValue } from './value.ts';

const hijriMonths = [
  'محرم',
  'صفر',
  'ربيع الاول',
  'ربيع الثاني',
  'جمادي الاولي',
  'جمادي الاخره',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعده',
  'ذو الحجه',
];
const hijriAlso: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'ربيع اول': 3,
    'ربيع الاخر': 4,
    'ربيع ثاني': 4,
    'ربيع اخر': 4,
    'جماد الاول': 5,
    'جماد اول': 5,
    'جمادي اول': 5,
    'جمادي الاول': 5,
    'جماد الاولي': 5,
    'جماد الثاني': 6,
    'جماد ثاني': 6,
    'جمادي الثاني': 6,
    'جمادي الثانيه': 6,
    'جماد الاخر': 6,
    'جمادي الاخر': 6,
    'ذي القعده': 11,
    'ذي الحجه': 12,
    القعده: 11,
    الحجه: 12,
    المحرم: 1,
    muharram: 1,
    safar: 2,
    rajab: 7,
    shaban: 8,
    ramadan: 9,
    shawwal: 10,
  }),
);
const gregorianMonths: ReadonlyMap<string, number> = new Map(
  [
    'يناير جانفي january jan',
    'فبراير february feb',
    'مارس march mar',
    'ابريل نيسان april apr',
    'مايو ايار may',
    'يونيو يونيه حزيران june jun',
    'يوليو يوليه تموز july jul',
    'اغسطس august aug',
    'سبتمبر ايلول september sep sept',
    'اكتوبر october oct',
    'نوفمبر november nov',
    'ديسمبر december dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
const relative: ReadonlyMap<string, number> = new Map(
  Object.entries({
    اليوم: 0,
    today: 0,
    امس: -1,
    البارح: -1,
    yesterday: -1,
    بكره: 1,
    غدا: 1,
    باكر: 1,
    tomorrow: 1,
  }),
);

type Calendar = DateValue['calendar'];

/** Day, month and year as they were typed; the calendar where a word tells it. */
interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly calendar?: Calendar;
}

/** A run of figures: how many, and the number they make. */
interface Figures {
  readonly size: number;
  readonly n: number;
}

function namedMonth(list: readonly string[]): { month: number; calendar: Calendar } | undefined {
  for (let i = 0; i < list.length; i += 1) {
    const one = list[i] ?? '';
    const two = `${one} ${list[i + 1] ?? ''}`;
    const hijri =
      hijriMonths.indexOf(two) + 1 ||
      hijriAlso.get(two) ||
      hijriMonths.indexOf(one) + 1 ||
      hijriAlso.get(one);
    if (hijri) return { month: hijri, calendar: 'hijri' };
    const gregorian = gregorianMonths.get(one);
    if (gregorian) return { month: gregorian, calendar: 'gregorian' };
  }
  return undefined;
}

/** The calendar that a mark behind the date tells: هـ or م. */
function markedCalendar(line: string): Calendar | undefined {
  if (/(^|\d|\s)(هـ|ه|هجري|هجرية|ah)(\s|$|\.)/iu.test(line)) return 'hijri';
  return /(^|\d|\s)(م|ميلادي|ميلادية|ad)(\s|$|\.)/iu.test(line) ? 'gregorian' : undefined;
}

/** Two runs of figures beside the name of a month: the one of four is the year. */
function besideMonth(
  figures: readonly Figures[],
  month: { month: number; calendar: Calendar },
): Reading | 'twoDigitYear' | undefined {
  if (figures.length !== 2) return undefined;
  const year = figures.findIndex(({ size }) => size === 4);
  if (year < 0) return 'twoDigitYear';
  return { year: figures[year]?.n ?? 0, day: figures[1 - year]?.n ?? 0, ...month };
}

/** Figures alone: day, month and year in either order, or eight in a row. */
function inFigures(figures: readonly Figures[]): Omit<Reading, 'calendar'> | 'twoDigitYear' | undefined {
  const [first, second, third, more] = figures;
  if (first?.size === 8 && !second) {
    const all = String(first.n);
    return { year: Number(all.slice(0, 4)), month: Number(all.slice(4, 6)), day: Number(all.slice(6)) };
  }
  if (!first || !second || !third || more) return undefined;
  if (first.size === 4) return { year: first.n, month: second.n, day: third.n };
  if (second.size === 4) return undefined;
  if (third.size === 4) return { year: third.n, month: second.n, day: first.n };
  return figures.every(({ size }) => size <= 2) ? 'twoDigitYear' : undefined;
}

function read(text: string): Reading | 'twoDigitYear' | undefined {
  const line = plain(text);
  const figures = (line.match(/\d+/g) ?? []).map((run) => ({ size: run.length, n: Number(run) }));
  const month = namedMonth(words(line.replace(/\d+/g, ' ')));
  if (month) return besideMonth(figures, month);
  const found = inFigures(figures);
  const calendar = markedCalendar(line);
  return typeof found === 'object' && calendar ? { ...found, calendar } : found;
}

function settle(reading: Reading, typed: string): DateValue | undefined {
  const { year, month, day } = reading;
  const hijri = year >= 1300 && year <= 1600;
  const gregorian = year >= 1880 && year <= 2150;
  if ((!hijri && !gregorian) || (reading.calendar && reading.calendar !== (hijri ? 'hijri' : 'gregorian')))
    return undefined;
  const found = hijri ? gregorianOf({ year, month, day }) : gregorianDay(year, month, day);
  return found === undefined
    ? undefined
    : { typed, calendar: hijri ? 'hijri' : 'gregorian', year, month, day, gregorian: found };
}

/**
 * A date as people type it: day/month/year or year/month/day, Hijri (1300 to 1600) or Gregorian, figures or the month's
 * name, هـ or م behind it, or a word such as "yesterday". Kept as typed beside what it means. `today` is YYYY-MM-DD.
 */
export function readDate(text: string, today: string): DateValue | 'notADate' | 'twoDigitYear' | 'noSuchDay' {
  const typed = clean(text);
  const shift = relative.get(words(text).join(' '));
  if (shift !== undefined) {
    const gregorian = daysAfter(today, shift);
    const [year = 0, month = 0, day = 0] = gregorian.split('-').map(Number);
    return { typed, calendar: 'gregorian', year, month, day, gregorian };
  }
  const reading = read(text);
  if (reading === undefined) return 'notADate';
  return reading === 'twoDigitYear' ? reading : (settle(reading, typed) ?? 'noSuchDay');
}

/** Both calendars, the typed one first; a Hijri date before 1420 is converted only approximately, and says so. */
export function showDate(date: DateValue, lang: Lang): string {
  const gregorian = showGregorian(date.gregorian, lang);
  if (date.calendar === 'gregorian') return `${gregorian} (${showHijri(date.gregorian, lang)})`;
  const hijri = `${date.day}/${date.month}/${date.year}${lang === 'ar' ? 'هـ' : ' AH'}`;
  const about = date.year < 1420 ? (lang === 'ar' ? 'تقريبًا ' : 'about ') : '';
  return `${hijri} (${about}${gregorian})`;
}
