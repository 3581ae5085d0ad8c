import { amountsIn } from '../../arabic/numerals/amounts.ts';
import { clean, plain } from '../../arabic/clean.ts';
import { fold } from '../../arabic/fold.ts';
import { saidDays } from '../days/said-days.ts';
import { oneOf, standing } from '../spoken-words.ts';
import { namedMonth } from '../written/months.ts';

/** A date that a text most likely means, written so that it can be read: what it is guessed by. */
export interface Guessing {
  /** The year of today. */
  readonly year: number;
  readonly isBirth: boolean;
}

const mostWords = 14;
const asking = /[؟?]/;
const denying = standing(saidDays.denying);
/** "After what …", "whenever …": nothing is denied there. */
const whenever = new RegExp(
  `(?:^| )${oneOf([...saidDays.when, ...saidDays.whenBefore, ...saidDays.anyDayWhen])}(?= |$)`,
  'gu',
);
/** Whether words before a day deny it, or say that it is not known. */
const isDenied = (before: string): boolean => denying.test(before.replace(whenever, ' '));
const old = standing(saidDays.old);
const ofYears = standing(saidDays.ofYears);
const begin = standing(saidDays.begin);
const end = standing(saidDays.end);

const decades = saidDays.decades.map(({ said, year }) => ({
  shape: new RegExp(`(?:^| )(?:ب|لل)?${oneOf(said)}(?= |$)`),
  year,
}));
const ages = saidDays.aged.map(({ said, years }) => ({ shape: standing(said), years }));
const some = Object.entries(saidDays.some).map(
  ([said, days]) => [new RegExp(`(?:^| )${fold(said)}(?= |$)`), ` ${days}`] as const,
);

const vague = new RegExp(
  `^(?:${[saidDays.before, saidDays.after, saidDays.within].map(oneOf).join('|')}) (?:${Object.keys(saidDays.some).map(fold).join('|')})$`,
);
const now: ReadonlySet<string> = new Set(saidDays.atOnce);
/** Whether a text tells a time of which nobody knows how long it is, or that it is urgent: «بعد كم يوم», «الحين ضروري», which ask nothing. */
export const saysSomeTime = (text: string): boolean => vague.test(fold(text)) || now.has(fold(text));

/** "بداية الثمانينات": the second year of them, the middle one or the last but one. */
function decadeIn(folded: string): string | undefined {
  const found = decades.find(({ shape }) => shape.test(folded));
  if (!found) return undefined;
  const into = begin.test(folded) ? 1 : end.test(folded) ? 8 : 5;
  return `1/1/${found.year + into}`;
}

const least = 15;
const most = 100;

/** "عمري فوق الستين", "ستيني": the year of a birth by the age. */
function byAge(folded: string, year: number): string | undefined {
  const aged = ages.find(({ shape }) => shape.test(folded))?.years;
  if (aged !== undefined) return `1/1/${year - aged}`;
  const { amounts } = amountsIn(folded.replace(/(?:^| )ال(?=\p{L}+ين(?: |$))/gu, ' '));
  const [only] = amounts;
  if (!only || amounts.length > 1 || !Number.isInteger(only.n) || only.n < least || only.n > most)
    return undefined;
  return old.test(folded) || ofYears.test(folded) ? `1/1/${year - only.n}` : undefined;
}

const isYear = (n: number): boolean => (n >= 1300 && n <= 1500) || (n >= 1900 && n <= 2150);

/** The one year that a text names, whatever else stands in it, or the first of two: with the month that is named before it. */
function yearIn(folded: string, isBirth: boolean): string | undefined {
  const { amounts } = amountsIn(folded);
  const years = [...new Set(amounts.map(({ n }) => n))].filter(isYear);
  const [year, second, more] = years;
  if (year === undefined || more !== undefined) return undefined;
  const others = amounts.filter(({ n }) => !isYear(n));
  const month = namedMonth(folded.replace(/\d+/g, ' ').split(' ').filter(Boolean));
  if (month && second === undefined) {
    const day = others.length === 1 && others[0] && others[0].n <= 30 ? others[0].n : 1;
    return `${day}/${month.month}/${year}`;
  }
  if (others.length === 1 && others[0] && others[0].n <= 12 && second === undefined)
    return `1/${others[0].n}/${year}`;
  if (others.length > 0) return undefined;
  return year < 1600 && isBirth ? `1/7/${year}` : `1/1/${year}`;
}

/** A month by its name and a year in two figures: "رجب سنة تسعين". */
function shortYearIn(folded: string, isBirth: boolean): string | undefined {
  const { amounts } = amountsIn(folded);
  const [year] = amounts;
  const month = namedMonth(folded.split(' '));
  if (!isBirth || !month || amounts.length !== 1 || !year || year.n < 30 || year.n > 99) return undefined;
  return `1/${month.month}/${month.calendar === 'hijri' ? 1300 + year.n : 1900 + year.n}`;
}

/** "01071399": the day and the month before the year, in a row. */
function inARow(typed: string): readonly string[] {
  const [, day, month, year] = /^\D*(\d{2})(\d{2})(\d{4})\D*$/.exec(plain(typed)) ?? [];
  return year === undefined ? [] : [`${day}/${month}/${year}`];
}

const unit = oneOf(saidDays.lengths);
/** "في حدود أسبوعين", "باقي لها سنتين": a length of time and nothing that says from when. */
const lengthAlone = new RegExp(
  `(?:^| )(?<length>(?:(?<many>\\S+) )?(?<unit>${unit}))(?: (?:و)?(?:نص|نصف))?$`,
  'u',
);
const hasSide = new RegExp(
  `(?:^| )${oneOf([...saidDays.before, ...saidDays.after, ...saidDays.within, ...saidDays.ofDays])}(?= |$)`,
  'u',
);

/** So long from today, on the one side or the other. */
function lengthIn(folded: string): readonly string[] {
  const { length, many, unit: one } = lengthAlone.exec(folded)?.groups ?? {};
  if (length === undefined || hasSide.test(length)) return [];
  const sides = hasLeft.test(folded) ? ['بعد'] : ['بعد', 'قبل'];
  return (many === undefined ? [one] : [length, one]).flatMap((said) =>
    sides.map((side) => `${side} ${said}`),
  );
}
const hasLeft = standing(saidDays.left);

/** "الأسبوع اللي بعد الجاي": the second one from now. */
const afterNext = new RegExp(
  `(?:^| )(?:بعد )?(?:ال)?(?<unit>اسبوع|شهر|سنه) (?:(?:اللي|الي|ال) )?(?:بعد )${oneOf(saidDays.next)}(?= |$)`,
  'u',
);
function secondNext(folded: string): string | undefined {
  const found = afterNext.exec(folded)?.groups?.['unit'];
  return found && `بعد ${found.replace(/ه$/u, 'ت')}ين`;
}

/** "أي وقت بعد رمضان": what stands beside "any time"; alone, or before a deed, it is any day. */
const anyTime = new RegExp(`(?:^| )${oneOf(saidDays.anyDay)}(?= |$)`, 'u');
const anyWhen = new RegExp(`(?:^| )${oneOf(saidDays.anyDayWhen)} (?=\\p{L}{3})`, 'u');
function besideAny(folded: string): readonly string[] {
  const rest = folded.replace(anyTime, ' ').replace(/ +/g, ' ').trim();
  if (rest !== folded && rest !== '') return [rest];
  return anyWhen.test(folded) ? ['اي يوم'] : [];
}

/** "٩٢/٤/١٧": the year in two figures, before the month and the day. */
function yearFirst(typed: string): readonly string[] {
  const [, year, month, day] = /^(\d{2})[^\d\p{L}]+(\d{1,2})[^\d\p{L}]+(\d{1,2})$/u.exec(plain(typed)) ?? [];
  return year !== undefined && Number(year) > 31
    ? [`${day}/${month}/19${year}`, `${day}/${month}/13${year}`]
    : [];
}

const atOnce = standing(saidDays.atOnce);
const current: readonly (readonly [RegExp, string])[] = [
  [standing(saidDays.thisYear), 'السنه'],
  [standing(saidDays.thisMonth), 'الشهر'],
  [standing(saidDays.thisWeek), 'الاسبوع'],
];

/** "This year": how it ends, or began where what is past is asked for; "urgent": today. */
function nowIn(folded: string): readonly string[] {
  const unit = current.find(([shape]) => shape.test(folded))?.[1];
  if (unit !== undefined) return [`نهايه ${unit}`, `بدايه ${unit} هذا`, `بدايه ${unit}`];
  return atOnce.test(folded) ? ['الحين', 'اليوم'] : [];
}

const numbered = /(?:^| )شهر (\d{1,2})(?= |$)/;

const middle = standing(saidDays.middle);

/** "In month 11": its first day; of its middle or its end, one of these. */
function monthIn(folded: string): string | undefined {
  const { amounts } = amountsIn(folded.replace(middle, ' '));
  const month = Number(numbered.exec(folded)?.[1] ?? NaN);
  if (amounts.length !== 1 || !(month >= 1 && month <= 12)) return undefined;
  return `${middle.test(folded) ? 15 : end.test(folded) ? 25 : 1}/${month}`;
}

/** What is left of a text when words come off before it or behind it, the most of it first. */
function piecesOf(words: readonly string[]): readonly string[] {
  const pieces: { readonly piece: string; readonly off: number }[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (let to = words.length; to > from; to -= 1) {
      const off = from + words.length - to;
      if (off > 0 && to - from <= longestPiece && !isDenied(words.slice(0, from).join(' ')))
        pieces.push({ piece: words.slice(from, to).join(' '), off });
    }
  return pieces.sort((one, other) => one.off - other.off).map(({ piece }) => piece);
}
const longestPiece = 6;
const mostPieces = 10;
/** So few words may be the name of a feast or a month. */
const fewWords = 3;

/** One whole date in figures, that no calendar has where it comes so far. */
const whole = /^\D*\d{1,4}[/\-.]\d{1,2}[/\-.]\d{1,4}\D*$/;

/**
 * Texts by which a date can be read that a message most likely means: the likeliest first. They stand for a decade, an age, a year in a sentence, days that nobody counts, or a
 * phrase that says a day within others.
 */
export function likelyDates(text: string, { year, isBirth }: Guessing): readonly string[] {
  const typed = clean(text);
  const folded = fold(text);
  const words = folded.split(' ');
  if (asking.test(typed) || words.length > mostWords) return [];
  const counted = some.reduce((said, [shape, days]) => said.replace(shape, days), folded).trim();
  if (whole.test(plain(typed))) return isBirth ? yearFirst(typed) : [];
  const born = isBirth ? [decadeIn(folded), byAge(folded, year), shortYearIn(folded, isBirth)] : [];
  const years = [decadeIn(folded), yearIn(folded, isBirth)];
  return [
    ...(counted === folded ? [] : [counted]),
    ...besideAny(folded),
    ...[secondNext(folded), ...born, ...years, monthIn(folded)].flatMap((one) => one ?? []),
    ...nowIn(folded),
    ...inARow(typed),
    ...(isBirth ? yearFirst(typed) : []),
    ...(words.length <= mostPieces ? piecesOf(words) : []),
    ...(isBirth ? [] : lengthIn(counted)),
    ...(words.length <= fewWords ? [`وقت ${folded}`] : []),
  ];
}
