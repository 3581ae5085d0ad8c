import { foldDigits } from '../arabic/clean.ts';

/** Where something stands in a text, in UTF-16 units. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What parts the figures of one number wherever it stands: blanks, dashes, dots, brackets, signs that are not seen. */
const narrow = /^(?:[\s\p{Pd}._()+\u0640\u00b7]|\p{Cf}|\p{Mn}|\p{Me}){0,4}$/u;
/** What parts them too, and as well the figures of a date, a time, an amount or a list: any other sign that is no letter. */
const wide = /^[\s\p{P}\p{S}\p{Cf}\p{M}]{1,4}$/u;
/** What is written between two numbers rather than within one. */
const listing = /[\s,،؛;]/u;

const blanks = String.raw`[\s\p{Cf}]{0,2}`;
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const month = '(?:0?[1-9]|1[0-2])';
const year = String.raw`(?:1[2-5]\d\d|19\d\d|20\d\d)`;

/** Days and months whose parts stand on both sides of such a sign, where no further part follows. */
function datesBy(sign: string): RegExp {
  const orders = [
    [day, month, String.raw`(?:${year}|\d\d)`],
    [month, day, year],
    [year, month, day],
    [month, year],
    [year, month],
    [day, month],
  ];
  const any = orders.map((parts) => parts.join(sign)).join('|');
  return new RegExp(String.raw`(?<!\d|\d${sign})(?:${any})(?!\d|${sign}\d)`, 'gu');
}

const thousands = String.raw`(?:\p{Cf}?[,،٬'’]\p{Cf}?\d{3})`;
/** Below a hundred million any, above it those that are round: others are as well a number in threes. */
const amounts = [
  String.raw`[1-9]\d?${thousands}{1,2}`,
  String.raw`[1-9]\d\d${thousands}`,
  String.raw`[1-9]\d{0,2}${thousands}{1,3}(?<=000)`,
];

/** Dates, times of the day and amounts as they are written. */
const notations = [
  datesBy(String.raw`${blanks}[/\\|]${blanks}`),
  datesBy(String.raw`\p{Cf}?[,،]\p{Cf}?`),
  new RegExp(String.raw`(?<![\d:])(?:[01]?\d|2[0-4])${blanks}:${blanks}[0-5]\d(?::[0-5]\d)?(?![\d:])`, 'gu'),
  new RegExp(String.raw`(?<!\d|\d[,،٬'’])(?:${amounts.join('|')})(?!\d|[,،٬'’]\d)`, 'gu'),
];

/** Whether what stands between two runs of figures may part the figures of one number; told of the first run of it, and of both beside. */
export type Joins = (first: Span, before: Span, after: Span) => boolean;

/** Which runs of figures of a text may be one number together. */
export function joinsIn(text: string): Joins {
  const latin = foldDigits(text);
  const spans = notations.flatMap((notation) =>
    Array.from(latin.matchAll(notation), ({ 0: { length }, index }) => ({ from: index, to: index + length })),
  );
  const isInside = ({ from, to }: Span): boolean => spans.some((one) => one.from < from && to < one.to);
  return (first, before, after) => {
    const gap = { from: before.to, to: after.from };
    const between = text.slice(gap.from, gap.to);
    if (narrow.test(between)) return true;
    if (!wide.test(between) || isInside(gap)) return false;
    const isShort = [before, after].every(({ from, to }) => to - from <= 2);
    const isListed = /\s/u.test(between) || (isShort && listing.test(between));
    // Whoever counts begins no number with a nought, nor with the code of the kingdom.
    return !isListed || /^(?:0|966)/u.test(latin.slice(first.from, first.to));
  };
}
