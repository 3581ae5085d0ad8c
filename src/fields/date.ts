import { clean, plain } from '../arabic/clean.ts';
import { words } from '../arabic/fold.ts';
import { dayAt, daysAfter, gregorianDay, gregorianOf } from './calendar.ts';
import { fault, value, type DateValue, type Parsed, type SpecOf } from './spec.ts';

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

interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly calendar?: 'hijri' | 'gregorian';
}

function namedMonth(list: readonly string[]): { month: number; calendar: 'hijri' | 'gregorian' } | undefined {
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

function read(text: string): Reading | 'twoDigitYear' | undefined {
  const line = plain(text);
  const marked: Reading['calendar'] = /(^|\d|\s)(هـ|ه|هجري|هجرية|ah)(\s|$|\.)/iu.test(line)
    ? 'hijri'
    : /(^|\d|\s)(م|ميلادي|ميلادية|ad)(\s|$|\.)/iu.test(line)
      ? 'gregorian'
      : undefined;
  const figures = (line.match(/\d+/g) ?? []).map((run) => ({ size: run.length, n: Number(run) }));
  const month = namedMonth(words(line.replace(/\d+/g, ' ')));
  const four = figures.findIndex((figure) => figure.size === 4);
  if (month) {
    if (figures.length !== 2) return undefined;
    if (four < 0) return 'twoDigitYear';
    return {
      year: figures[four]?.n ?? 0,
      month: month.month,
      day: figures[1 - four]?.n ?? 0,
      calendar: month.calendar,
    };
  }
  if (figures.length === 1 && figures[0]?.size === 8) {
    const all = String(figures[0].n);
    return {
      year: Number(all.slice(0, 4)),
      month: Number(all.slice(4, 6)),
      day: Number(all.slice(6)),
      ...(marked && { calendar: marked }),
    };
  }
  if (figures.length !== 3) return undefined;
  if (four < 0) return figures.every((figure) => figure.size <= 2) ? 'twoDigitYear' : undefined;
  const [first, second, third] = figures.map((figure) => figure.n) as [number, number, number];
  const calendar = marked && { calendar: marked };
  if (four === 0) return { year: first, month: second, day: third, ...calendar };
  return four === 2 ? { year: third, month: second, day: first, ...calendar } : undefined;
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
 * name, هـ or م behind it. Kept as typed beside what it means. `now` decides what is past. Faults: notADate, twoDigitYear,
 * noSuchDay, mustBePast, mustBeFuture.
 */
export function parseDate(spec: Pick<SpecOf<'date'>, 'range'>, text: string, now: number): Parsed {
  const today = dayAt(now);
  const typed = clean(text);
  const shift = relative.get(words(text).join(' '));
  if (shift !== undefined) {
    const day = daysAfter(today, shift);
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return inRange(spec, { typed, calendar: 'gregorian', year, month, day: date, gregorian: day }, today);
  }
  const reading = read(text);
  if (reading === undefined) return fault('notADate');
  if (reading === 'twoDigitYear') return fault('twoDigitYear');
  const found = settle(reading, typed);
  return found === undefined ? fault('noSuchDay') : inRange(spec, found, today);
}

function inRange(spec: Pick<SpecOf<'date'>, 'range'>, found: DateValue, today: string): Parsed {
  if (spec.range === 'past' && found.gregorian > today) return fault('mustBePast');
  if (spec.range === 'future' && found.gregorian < today) return fault('mustBeFuture');
  return value(found);
}
