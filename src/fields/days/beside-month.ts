import { words } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { numberWord } from '../../arabic/numerals/words.ts';
import { daysAfter, gregorianDay, gregorianOf, hijriOf } from '../calendar.ts';
import { namedMonth, type NamedMonth } from '../written/months.ts';
import type { Side } from './spoken-days.ts';

/** A day beside the name of a month. `sure`: day and year stand there in figures or in plain words. */
export interface DayOfMonth {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly calendar: NamedMonth['calendar'];
  readonly sure: boolean;
}

const ordinals: ReadonlyMap<string, number> = new Map(
  'اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر'.split(' ').map((word, i) => [word, i + 1] as const),
);
const more: ReadonlyMap<string, number> = new Map(
  Object.entries({ غره: 1, واحد: 1, حادي: 1, اولي: 1, ثانيه: 2, first: 1, second: 2, third: 3, fifth: 5 }),
);
/** Days of a month by what they are called. */
const partsOfMonth: ReadonlyMap<string, number> = new Map(
  Object.entries({ منتصف: 15, نصف: 15, نص: 15, اخر: 30, نهايه: 30, سلخ: 30, بدايه: 1, مطلع: 1 }),
);
const between = new Set(['من', 'شهر', 'يوم', 'في', 'ليله', 'of', 'the', 'و']);

/** What a word adds to the number of a day: "الخامس" 5, "والعشرين" 20. */
function dayWord(word: string): number | undefined {
  const bare = word.replace(/^و(?=ال|\p{L}{4})/u, '').replace(/^ال/u, '');
  const number = numberWord(bare)?.meant;
  return (
    ordinals.get(bare) ??
    more.get(bare) ??
    (number?.kind === 'count' && number.n <= 30 ? number.n : undefined)
  );
}

interface WordedDay {
  readonly day: number;
  readonly sure: boolean;
}

/** The day that the words before a month say: "الخامس عشر من", "خمسة وعشرين", "منتصف". */
function dayBefore(list: readonly string[]): WordedDay | undefined {
  let day = 0;
  let parts = 0;
  for (const word of [...list].reverse()) {
    if (between.has(word) && parts === 0) continue;
    const whole = partsOfMonth.get(word);
    if (whole !== undefined && parts === 0) return { day: whole, sure: false };
    const n = dayWord(word);
    if (n === undefined || parts === 2) break;
    day += n;
    parts += 1;
  }
  return parts > 0 && day >= 1 && day <= 31 ? { day, sure: true } : undefined;
}

const isYear = (n: number): boolean =>
  Number.isInteger(n) && ((n >= 1300 && n <= 1600) || (n >= 1880 && n <= 2150));

/** A year in words behind a month: "ألف وأربعمية وخمسة وأربعين". */
const wordedYear = (list: readonly string[]): number | undefined =>
  amountsIn(list.join(' ')).amounts.find(({ n }) => isYear(n))?.n;

/** The year in which a day that was told without one lies: the nearest, on the side that is asked for. */
function yearLeftOut(month: NamedMonth, day: number, { today, side }: Asked): number {
  const now = month.calendar === 'hijri' ? hijriOf(today).year : Number(today.slice(0, 4));
  const dayIn = (year: number): string =>
    (month.calendar === 'hijri'
      ? gregorianOf({ year, month: month.month, day: Math.min(day, 29) })
      : gregorianDay(year, month.month, day)) ?? `${year}`;
  if (side === 'future') return dayIn(now) >= today ? now : now + 1;
  if (side === 'past') return dayIn(now) <= today ? now : now - 1;
  const away = (year: number): number => Math.abs(Date.parse(dayIn(year)) - Date.parse(today));
  return [now, now + 1, now - 1].reduce((best, year) => (away(year) < away(best) ? year : best));
}

interface Asked {
  readonly today: string;
  readonly side: Side;
}

interface Figures {
  readonly size: number;
  readonly n: number;
}

/** The last day of a month as it is in its calendar. */
function lastDay({ calendar, month }: NamedMonth, year: number): number {
  if (calendar === 'hijri') return gregorianOf({ year, month, day: 30 }) === undefined ? 29 : 30;
  const next =
    gregorianDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? `${year}-01-01`;
  return Number(daysAfter(next, -1).slice(8));
}

/**
 * The day that a line tells beside the name of a month: in figures or in words, its year left out or not. Undefined where no month is named, and
 * where more stands there than a day and a year.
 */
export function besideMonth(
  line: string,
  figures: readonly Figures[],
  asked: Asked,
): DayOfMonth | 'twoDigitYear' | undefined {
  const list = words(line.replace(/\d+/g, ' '));
  const named = namedMonth(list);
  if (!named || figures.length > 2) return undefined;
  const { month, calendar, from, to } = named;
  const years = figures.filter(({ size }) => size === 4);
  const days = figures.filter(({ size }) => size <= 2);
  if (years.length > 1 || years.length + days.length !== figures.length) return undefined;
  if (days.length === 2) return 'twoDigitYear';
  const worded = days[0] ? { day: days[0].n, sure: true } : dayBefore(list.slice(0, from));
  if (!worded) return undefined;
  const told = years[0]?.n ?? wordedYear(list.slice(to));
  const year = told ?? yearLeftOut(named, worded.day, asked);
  const day = worded.day === 30 && !worded.sure ? lastDay(named, year) : worded.day;
  return { year, month, day, calendar, sure: worded.sure && told !== undefined };
}
