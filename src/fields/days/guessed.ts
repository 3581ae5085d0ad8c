import { clean, plain } from '../../arabic/clean.ts';
import { fold } from '../../arabic/fold.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { readDate } from '../date.ts';
import type { DateValue } from '../value.ts';
import type { Side } from './spoken-days.ts';

/** By which day a date is guessed, on which side of it, and whether it is a day of birth. */
export interface Guessing {
  readonly today: string;
  readonly side: Side;
  readonly isBirth: boolean;
}

const yearsApart = (date: DateValue, today: string): number =>
  Number(date.gregorian.slice(0, 4)) - Number(today.slice(0, 4));

/** Who fills in a form is no child, and not older than people get. */
const isLikely = ({ side, isBirth, today }: Guessing, date: DateValue): boolean => {
  const years = yearsApart(date, today);
  if (isBirth) return years <= -15 && years >= -100;
  return side === 'past' ? date.gregorian <= today && years >= -60 : years >= -10 && years <= 15;
};

/** A full date as it is read, with what was typed. */
function dateOf(line: string, typed: string, { today, side }: Guessing): DateValue | undefined {
  const found = readDate(line, today, side);
  return typeof found === 'string' ? undefined : { ...found.date, typed: clean(typed) };
}

const centuries = [19, 20, 14, 13] as const;

/** Day, month and a year in two figures, of the century that is likely: «٢٠/١١/٩٥». */
function shortYear(text: string, guessing: Guessing, typed = text): DateValue | undefined {
  const line = plain(text);
  const year = /(?<!\d)\d{2}(?=\D*$)/.exec(line)?.[0];
  if (year === undefined) return undefined;
  const dates = centuries.flatMap(
    (century) => dateOf(line.replace(/(?<!\d)\d{2}(?=\D*$)/, `${century}${year}`), typed, guessing) ?? [],
  );
  const likely = dates.filter((date) => isLikely(guessing, date));
  const away = (date: DateValue): number => Math.abs(yearsApart(date, guessing.today));
  return guessing.isBirth ? likely[0] : [...likely].sort((one, other) => away(one) - away(other))[0];
}

const born =
  /^(?:(?:انا|والله|هو|هي|سنه|عام|من|في|تقريبا|حوالي|بحدود|حدود|حول|يمكن|اظن|احتمال|كذا|ما ادري|مدري|ما اذكر|بالضبط|بس|لكن|ميلادي|مواليد|مواليدي|مولود|مولوده|ولدت|ولادتي|born|year|in|i|was|am) )*(?<year>.+?)(?: (?:ميلادي|ميلاديه|هجري|هجريه|هـ|ه|م|تقريبا|ad|ah))*$/;
const aged =
  /^(?:(?:انا|والله|تقريبا|حوالي) )*(?:(?:عمري|عمرها|عمره|العمر|my age is|age|i am|i m) (?:تقريبا |حوالي |الان |الحين )*(?<age>.+?)(?: (?:سنه|سنين|عام|عاما|years|year|old|تقريبا))*|(?<alone>.+?) (?:سنه|عاما|years old))$/;

const only = (text: string | undefined): number | undefined => {
  const { amounts, words } = amountsIn(text ?? '');
  const [one] = amounts;
  return one && amounts.length === 1 && words.length === 0 && Number.isInteger(one.n) ? one.n : undefined;
};

const mostWords = 9;
const years = { least: 15, most: 100 };

/** The year of a birth that is told without its day, in full: «مواليد ٨٢», «٤٠٥», «عمري ٤٣». */
function bornIn(text: string, today: string): number | undefined {
  const folded = fold(text);
  if (folded.split(' ').length > mostWords || /[؟?]/.test(text)) return undefined;
  const now = Number(today.slice(0, 4));
  const { age, alone } = aged.exec(folded)?.groups ?? {};
  const old = only(age ?? alone);
  if (old !== undefined) return old >= years.least && old <= years.most ? now - old : undefined;
  const year = only(born.exec(folded)?.groups?.['year']);
  if (year === undefined) return undefined;
  const isNamed = /(?:^| )(?:مواليد|مواليدي|مولود|مولوده|ولدت|سنه|عام|born)(?= )/.test(folded);
  if (year >= 1300 && year <= now) return year;
  if (!isNamed) return undefined;
  if (year >= 330 && year < 450) return 1000 + year;
  return year > now % 100 && year < 100 ? 1900 + year : undefined;
}

/** Whether a day of birth was told by its year alone: the day and the month are the first that documents have in its place. */
export const isYearAlone = ({ typed }: DateValue, today: string): boolean =>
  bornIn(typed, today) !== undefined;

/** A day of birth by its year: the first day of a Gregorian one; in a Hijri one the first of Rajab, as in the documents of those whose day nobody knows. */
function firstOf(text: string, guessing: Guessing): DateValue | undefined {
  const year = guessing.isBirth ? bornIn(text, guessing.today) : undefined;
  if (year === undefined) return undefined;
  return dateOf(year < 1600 ? `1/7/${year}` : `1/1/${year}`, text, guessing);
}

/** Day, month and year in words alone: «واحد واحد ألف وأربعمية وعشرة». */
function inWords(text: string, guessing: Guessing): DateValue | undefined {
  // "واحد ألف" is the month, and the thousand of the year.
  const { amounts, words } = amountsIn(text.replace(/ (?=[أا]لف(?!\p{L}))/gu, '، '));
  if (amounts.length !== 3 || words.length > 2 || amounts.some(({ inFigures }) => inFigures))
    return undefined;
  const line = amounts.map(({ n }) => n).join('/');
  return dateOf(line, text, guessing) ?? shortYear(line, guessing, text);
}

const parts: Readonly<Record<string, string>> = {
  بدايه: '1/1',
  اول: '1/1',
  مطلع: '1/1',
  منتصف: '1/7',
  نص: '1/7',
  نهايه: '29/12',
  اخر: '29/12',
};
const ofYear = new RegExp(`^(?<part>${Object.keys(parts).join('|')}) (?:سنه |عام )?(?<year>\\d{4})$`);
/** "شهر ٣ سنة ٢٠٢٥", "3/2025". */
const monthOf = /^(?:شهر )?(?<month>\d{1,2}) (?:سنه |عام |من )?(?<year>\d{4})$/;
/** A month by its name before its year: "رمضان ١٤٤٥". */
const namedMonthOf = /^(?:شهر )?(?<named>\p{L}+(?: \p{L}+)?) (?:سنه |عام )?(?<year>\d{4})$/u;
const around = /(?:^| )(?:في|من|تقريبا|حوالي|يعني|والله|كان|كانت)(?= |$)/g;

/** A month and its year, or a part of a year: its first day. */
function inMonth(text: string, guessing: Guessing): DateValue | undefined {
  const said = fold(text).replace(around, ' ').replace(/ +/g, ' ').trim();
  const part = ofYear.exec(said)?.groups;
  if (part) return dateOf(`${parts[part['part'] ?? ''] ?? ''}/${part['year'] ?? ''}`, text, guessing);
  const month = monthOf.exec(said)?.groups;
  if (month) return dateOf(`1/${month['month'] ?? ''}/${month['year'] ?? ''}`, text, guessing);
  const named = namedMonthOf.exec(said)?.groups;
  return named && dateOf(`1 ${named['named'] ?? ''} ${named['year'] ?? ''}`, text, guessing);
}

/** "من سنتين": so long ago, where no day to come is asked for. */
const since = /^(?:تقريبا |حوالي )?من (?=\p{L}+|\d)/u;
const length = /(?:سنه|سنتين|سنين|سنوات|شهر|شهرين|شهور|اشهر|اسبوع|اسبوعين|اسابيع|ايام|يومين)(?= |$)/;

function sinceThen(text: string, guessing: Guessing): DateValue | undefined {
  const folded = fold(text);
  if (guessing.side === 'future' || !since.test(folded) || !length.test(folded)) return undefined;
  return dateOf(folded.replace(since, 'قبل ').replace(around, ' '), text, guessing);
}

/** The date that a text most likely means which does not say all of it: it is asked about, never taken. */
export const guessedDate = (text: string, guessing: Guessing): DateValue | undefined =>
  inWords(text, guessing) ??
  firstOf(text, guessing) ??
  shortYear(text, guessing) ??
  inMonth(text, guessing) ??
  sinceThen(text, guessing);
