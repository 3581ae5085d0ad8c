import { clean, plain } from '../arabic/clean.ts';
import { fold, words } from '../arabic/fold.ts';
import type { Lang } from '../contract/prompt.ts';
import { longestPhrase } from './bounds.ts';
import { daysAfter, gregorianDay, gregorianOf, showGregorian, showHijri, weekday } from './calendar.ts';
import { besideMonth } from './days/beside-month.ts';
import { spanDay } from './days/spans.ts';
import { dayWithoutYear } from './days/without-year.ts';
import { spokenDay, weekdayIn, type Side } from './days/spoken-days.ts';
import { namedMonth } from './written/months.ts';
import type { DateValue } from './value.ts';

type Calendar = DateValue['calendar'];

/** Day, month and year as they were typed; the calendar where a word tells it. */
interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly calendar?: Calendar;
  /** All of it was typed. */
  readonly sure: boolean;
}

/** A run of figures: how many, and the number they make. */
interface Figures {
  readonly size: number;
  readonly n: number;
}

/** The calendar that a mark tells: هـ anywhere, م behind the figures (before them "ميلادي" may be a birth). */
function markedCalendar(line: string): Calendar | undefined {
  if (/(^|\d|\s)(هـ|ه|هجري|هجرية|ah)(\s|$|\.)/iu.test(line)) return 'hijri';
  return /\d[\s(]*(م|ميلادي|ميلادية|ad)(\s|$|[.)])/iu.test(line) ? 'gregorian' : undefined;
}

/** Figures alone: day, month and year in either order, or eight in a row. */
function inFigures(
  figures: readonly Figures[],
): Omit<Reading, 'calendar' | 'sure'> | 'twoDigitYear' | undefined {
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

/** Months of which there are two, told apart by a figure: "ربيع ١". */
const counted = /(?<!\p{L})(ربيع|جماد[ىيه]?)\s*([12])(?!\d)/gu;
const withMonthsNamed = (line: string): string =>
  line.replace(counted, (_, name: string, place: string) => `${name} ${place === '1' ? 'اول' : 'ثاني'}`);

/** By which day and on which side of it a date is read that leaves something out. */
interface Asked {
  readonly today: string;
  readonly side: Side;
}

function read(line: string, asked: Asked): Reading | 'twoDigitYear' | undefined {
  const figures = (line.match(/\d+/g) ?? []).map((run) => ({ size: run.length, n: Number(run) }));
  const month = besideMonth(line, figures, asked);
  if (month) return month;
  if (namedMonth(words(line.replace(/\d+/g, ' ')))) return undefined;
  const found = inFigures(figures);
  const calendar = markedCalendar(line);
  return typeof found === 'object' ? { ...found, ...(calendar && { calendar }), sure: true } : found;
}

/** A mark of the calendar at the beginning of what stands behind a date. */
const markBehind = /^[\s(]*(?:هـ?|هجري|هجرية|م|ميلادي|ميلادية|ah|ad)(?![\p{L}])[\s)]*/iu;
/** Six runs of figures make two dates; fewer where a month is named. */
const mostRuns = 6;

/** Two dates one after the other, as documents state them in both calendars; undefined when the line is anything else. */
function readTwo(line: string, asked: Asked): readonly [Reading, Reading] | undefined {
  const ends = Array.from(line.matchAll(/\d+/g), ({ index, 0: run }) => index + run.length);
  if (ends.length > mostRuns) return undefined;
  for (const end of ends.slice(0, -1)) {
    const cut = end + (markBehind.exec(line.slice(end))?.[0].length ?? 0);
    const [first, second] = [read(line.slice(0, cut), asked), read(line.slice(cut), asked)];
    if (typeof first === 'object' && typeof second === 'object' && first.sure && second.sure)
      return [first, second];
  }
  return undefined;
}

/** The Gregorian day of a Hijri date. Calendars differ in which months have a 30th: where ICU's has none, it is the day after the 29th. */
function gregorianDayOf({ year, month, day }: Reading): string | undefined {
  const found = gregorianOf({ year, month, day });
  if (found !== undefined || day !== 30) return found;
  const before = gregorianOf({ year, month, day: 29 });
  return before === undefined ? undefined : daysAfter(before, 1);
}

function settle(reading: Reading, typed: string): DateValue | undefined {
  const { year, month, day } = reading;
  const hijri = year >= 1300 && year <= 1600;
  const gregorian = year >= 1880 && year <= 2150;
  if ((!hijri && !gregorian) || (reading.calendar && reading.calendar !== (hijri ? 'hijri' : 'gregorian')))
    return undefined;
  const found = hijri ? gregorianDayOf(reading) : gregorianDay(year, month, day);
  return found === undefined
    ? undefined
    : { typed, calendar: hijri ? 'hijri' : 'gregorian', year, month, day, gregorian: found };
}

/** So many days the calendars in use lie apart at most. */
const apart = 2;

/** One day that is stated in both calendars: the Hijri date as typed, and the Gregorian day as typed. */
function settleBoth(
  readings: readonly [Reading, Reading],
  typed: string,
): DateValue | 'notADate' | 'noSuchDay' | 'calendarsDisagree' {
  const [first, second] = readings.map((reading) => settle(reading, typed));
  if (!first || !second) return 'noSuchDay';
  if (first.calendar === second.calendar) return 'notADate';
  const [hijri, gregorian] = first.calendar === 'hijri' ? [first, second] : [second, first];
  const agree = Array.from({ length: 2 * apart + 1 }, (_, i) => daysAfter(hijri.gregorian, i - apart));
  return agree.includes(gregorian.gregorian)
    ? { ...hijri, gregorian: gregorian.gregorian }
    : 'calendarsDisagree';
}

/** A time of the day behind a date, as programs and people write it. */
const timeOfDay =
  /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|(?:الساع[ةه]\s*)?\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[صم](?!\p{L})|صباحا?|مساءا?|am|pm)?/giu;
/** Words that make a date another, or none: before it, after it, about it. */
const shifting =
  /(?:^| )(?:قبل|بعد|حوالي|تقريبا|يمكن|ممكن|او|مو|مب|ليس|غير|غلط|حول|منتصف|لين|حتي|الي|before|after|about|around|until|or|not)(?= |$)/;

/** A day that was read. `sure`: nothing in the text makes it another. */
export interface ReadDay {
  readonly date: DateValue;
  readonly sure: boolean;
}
export type DateFault = 'notADate' | 'twoDigitYear' | 'noSuchDay' | 'calendarsDisagree';

function spoken(text: string, asked: Asked): ReadDay | undefined {
  const told = spokenDay(text, asked.today, asked.side);
  const gregorian = told?.gregorian ?? spanDay(text, asked.today, asked.side) ?? dayWithoutYear(text, asked);
  if (gregorian === undefined) return undefined;
  const sure = told?.sure ?? false;
  const [year = 0, month = 0, day = 0] = gregorian.split('-').map(Number);
  return { date: { typed: clean(text), calendar: 'gregorian', year, month, day, gregorian }, sure };
}

/** Whether what stands beside a date leaves it as it is: no other side of it, no day of the week that it is not. */
function isUnchanged(text: string, { gregorian }: DateValue): boolean {
  const day = weekdayIn(text);
  return (
    !/[؟?]/.test(text) && !shifting.test(fold(text)) && (day === undefined || day === weekday(gregorian))
  );
}

/**
 * A date as people type it: day/month/year or year/month/day, Hijri (1300 to 1600) or Gregorian, figures or the month's name with its day in
 * words, هـ or م behind it, in both calendars one after the other, or told from today ("بعد أسبوعين", "الخميس الجاي", "نهاية الشهر"). Kept as typed beside
 * what it means. `today` is YYYY-MM-DD; `side`: where a day lies that was told without its year.
 */
export function readDate(text: string, today: string, side: Side = 'any'): ReadDay | DateFault {
  if (text.length > longestPhrase) return 'notADate';
  const typed = clean(text);
  const asked = { today, side };
  const line = withMonthsNamed(plain(text).replace(timeOfDay, ' '));
  const reading = read(line, asked);
  if (reading === 'twoDigitYear') return reading;
  if (reading) {
    const date = settle(reading, typed);
    return date ? { date, sure: reading.sure && isUnchanged(text, date) } : bornWithin(reading, typed);
  }
  const both = readTwo(line, asked);
  if (!both) return spoken(text, asked) ?? 'notADate';
  const date = settleBoth(both, typed);
  return typeof date === 'object' ? { date, sure: isUnchanged(text, date) } : date;
}

/** "1390/7/1 ميلادي": of birth, it may be, and not of the calendar. */
function bornWithin(reading: Reading, typed: string): ReadDay | 'noSuchDay' {
  if (reading.calendar !== 'gregorian' || !/ميلادي/.test(typed)) return 'noSuchDay';
  const { year, month, day, sure } = reading;
  const date = settle({ year, month, day, sure }, typed);
  return date ? { date, sure: false } : 'noSuchDay';
}

/** Whether the Gregorian day of a Hijri date is that of one table among others: before 1420 and from 1451 on they differ, and in a 30th that it has not. */
function isApproximate(date: DateValue): boolean {
  if (readTwo(withMonthsNamed(plain(date.typed)), { today: date.gregorian, side: 'any' })) return false;
  return date.year < 1420 || date.year > 1450 || gregorianOf(date) === undefined;
}

/** Both calendars, the typed one first; a Hijri date that is converted only approximately says so. */
export function showDate(date: DateValue, lang: Lang): string {
  const gregorian = showGregorian(date.gregorian, lang);
  if (date.calendar === 'gregorian') return `${gregorian} (${showHijri(date.gregorian, lang)})`;
  const hijri = `${date.day}/${date.month}/${date.year}${lang === 'ar' ? 'هـ' : ' AH'}`;
  const about = isApproximate(date) ? (lang === 'ar' ? 'تقريبًا ' : 'about ') : '';
  return `${hijri} (${about}${gregorian})`;
}
