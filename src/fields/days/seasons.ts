import { gregorianDay, gregorianOf, hijriOf } from '../calendar.ts';
import { oneOf } from '../spoken-words.ts';
import { namedMonth } from '../written/months.ts';
import { saidDays } from './said-days.ts';
import type { Side } from './spoken-days.ts';

interface Asked {
  readonly today: string;
  readonly side: Side;
}

/** The month with which each season begins. */
const seasons: readonly (readonly [RegExp, number])[] = saidDays.seasons.map(({ said, month }) => [
  new RegExp(`^(?:ال|هال)?${oneOf(said)}$`),
  month,
]);
const monthsLong = 3;

const ordinals: readonly RegExp[] = [
  /^(?:الاول|الاولي|اول|اولي|first)$/,
  /^(?:الثاني|الثانيه|ثاني|ثانيه|second)$/,
  /^(?:الثالث|الثالثه|ثالث|third)$/,
  /^(?:الرابع|الرابعه|رابع|fourth)$/,
  /^(?:الاخير|الاخيره|اخر|last)$/,
];
const placeOf = (word = '', last = 4): number => {
  const at = ordinals.findIndex((shape) => shape.test(word));
  return at === ordinals.length - 1 ? last : at + 1;
};

const behind = (phrases: readonly string[]): RegExp => new RegExp(`(?: |^)${oneOf(phrases)}$`);
const ahead = behind(saidDays.next);
const gone = behind(saidDays.last);
const present = behind(saidDays.present);
const within =
  /^(?:(?:في|ف|خلال|اثنا|من|بدايه|اول|مع|وقت|موسم|ان شا الله|باذن الله|يمكن|تقريبا|حوالي|بعد ما يجي|this|in|the) )+/;

/** The first of those days that lies on the side asked for, the last where what is past is meant. */
function chosen(
  days: readonly (string | undefined)[],
  { today, side }: Asked,
  isGone: boolean,
): string | undefined {
  const all = days.flatMap((day) => day ?? []).sort();
  return isGone || side === 'past' ? all.findLast((day) => day <= today) : all.find((day) => day >= today);
}

const yearsAround = (year: number): readonly number[] => [year - 1, year, year + 1, year + 2];

/** "الصيف الجاي", "هالشتاء", "في الخريف": with what it begins; today where it is under way. */
function bySeason(said: string, asked: Asked): string | undefined {
  const bare = said.replace(ahead, '').replace(gone, '').replace(present, '');
  const first = seasons.find(([shape]) => shape.test(bare))?.[1];
  if (first === undefined) return undefined;
  const year = Number(asked.today.slice(0, 4));
  const month = Number(asked.today.slice(5, 7));
  const isNow = (month - first + 12) % 12 < monthsLong && !ahead.test(said) && !gone.test(said);
  if (isNow && asked.side !== 'past') return asked.today;
  return chosen(
    yearsAround(year).map((one) => gregorianDay(one, first, 1)),
    asked,
    gone.test(said),
  );
}

const partOfYear =
  /^(?:ال)?(?<part>نصف|نص|ربع|ثلث|half|quarter) (?<which>\p{L}+)(?: (?:من|في|of))?(?: (?:ال|هال)?(?:سنه|عام|year))?(?: (?<year>\d{4}))?(?<next> (?:الجاي|الجايه|القادم|القادمه|المقبل|المقبله|next))?(?: (?:هذا|هذي|الحالي|الحاليه))?$/u;
const partsOf = new Map([
  ['ربع', 4],
  ['quarter', 4],
  ['ثلث', 3],
]);

/** "النصف الثاني من 2027", "الربع الأول من السنة الجاية": its first day. */
function byPartOfYear(said: string, asked: Asked): string | undefined {
  const found = partOfYear.exec(said)?.groups;
  const parts = partsOf.get(found?.['part'] ?? '') ?? 2;
  const place = placeOf(found?.['which'], parts);
  if (!found || place < 1 || place > parts) return undefined;
  const month = 1 + ((place - 1) * 12) / parts;
  const now = Number(asked.today.slice(0, 4));
  const year = found['year'] === undefined ? undefined : Number(found['year']);
  if (year !== undefined)
    return year < 1600 ? gregorianOf({ year, month, day: 1 }) : gregorianDay(year, month, 1);
  if (found['next'] !== undefined) return gregorianDay(now + 1, month, 1);
  return chosen(
    yearsAround(now).map((one) => gregorianDay(one, month, 1)),
    asked,
    false,
  );
}

const weekOf =
  /^(?:ال)?(?<which>\p{L}+) (?:اسبوع|عشره ايام|عشر ايام|ايام) (?:من |في |ب|of )?(?:شهر )?(?<month>\p{L}.*)$/u;
const weekSecond = /^(?:ال)?(?:اسبوع|عشر) (?<which>ال\p{L}+) (?:من |في |ب|of )(?:شهر )?(?<month>\p{L}.*)$/u;
const aWeek = 7;

/** A month by its name alone, or a week of it: "شهر رمضان", "مارس", "أول أسبوع من يناير". */
function byMonth(said: string, asked: Asked): string | undefined {
  const week = (weekOf.exec(said) ?? weekSecond.exec(said))?.groups;
  const named = (week?.['month'] ?? said).replace(/^شهر /, '');
  const all = named.replace(ahead, '').replace(gone, '').replace(present, '').split(' ');
  const month = namedMonth(all);
  if (month?.from !== 0 || month.to !== all.length) return undefined;
  const place = week ? placeOf(week['which']) : 1;
  if (place < 1) return undefined;
  const day = 1 + aWeek * (place - 1);
  const isHijri = month.calendar === 'hijri';
  const year = isHijri ? hijriOf(asked.today).year : Number(asked.today.slice(0, 4));
  const dayIn = (one: number): string | undefined =>
    isHijri ? gregorianOf({ year: one, month: month.month, day }) : gregorianDay(one, month.month, day);
  return chosen(yearsAround(year).map(dayIn), asked, gone.test(named));
}

/** Any day will do: the next is asked about. */
const anyDay: ReadonlySet<string> = new Set(saidDays.anyDay);

/** The day that a season, a part of a year, a month or a week of it is asked about with, or any day. Undefined for any other text. */
export function seasonDay(folded: string, asked: Asked): string | undefined {
  if (asked.side !== 'past' && anyDay.has(folded)) return asked.today;
  const said = folded.replace(within, '').replace(/^ب(?=ال)/u, '');
  return bySeason(said, asked) ?? byPartOfYear(said, asked) ?? byMonth(folded, asked) ?? byMonth(said, asked);
}
