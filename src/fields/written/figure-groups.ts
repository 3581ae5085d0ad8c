import { foldDigits, plain } from '../../arabic/clean.ts';
import { amountsIn } from '../../arabic/numerals/amounts.ts';

const parting = String.raw`[\s\p{Pd}\u2212._/()+،,·:]`;
const runs = new RegExp(String.raw`\d(?:${parting}{0,4}\d)*`, 'gu');

/** The letter that some type for a nought, among figures. */
const letterForNought = /(?<=\d)o+(?=\d)|(?<!\p{L})o(?=[\do]*\d{3})/giu;
const withNoughts = (text: string): string =>
  text.replace(letterForNought, (letters) => '0'.repeat(letters.length));

/** Farther into a text no number is looked for: it is longer than a message can be. */
const farthest = 10_000;

/** The figures that stand together in a text, each row without what parts them. */
const rowsIn = (text: string): readonly string[] =>
  withNoughts(plain(text.slice(0, farthest))).match(runs) ?? [];

/** The one number of its kind among the rows of figures in a text; undefined for none, and for several. */
export function onlyRow(text: string, isOne: (figures: string) => boolean): string | undefined {
  const found = new Set(rowsIn(text).map((row) => row.replace(/\D/g, '')));
  const fitting = [...found].filter(isOne);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * The figures that may be one number in a text, without what parts them: those that stand together but for blanks, dashes, dots and
 * brackets, and each run of them alone ("1000000008 0501234567" is one of twenty, or two of ten).
 */
export const figureGroups = (text: string): readonly string[] =>
  rowsIn(text).flatMap((group) => [group.replace(/\D/g, ''), ...(group.match(/\d+/g) ?? [])]);

/** The row of figures that a text is about, whatever is wrong with it: the only one, or the longest; empty where there is none. */
export const mainRow = (text: string): string =>
  rowsIn(text)
    .map((row) => row.replace(/\D/g, ''))
    .reduce((longest, row) => (row.length > longest.length ? row : longest), '');

/** The most words of a number that is said figure by figure. */
const mostSpoken = 40;

/** The figures of a number that is said in words, one after the other ("صفر خمسة خمسة …"); empty where figures are typed too. */
export function spokenFigures(text: string): string {
  if (/\d{2}/.test(plain(text)) || text.length > mostSpoken * 8) return '';
  const { amounts } = amountsIn(text);
  return amounts.length < 3 ? '' : amounts.map(({ n }) => String(n)).join('');
}

/** A value that stands in a text, and from where to where (UTF-16 units). */
export interface Placed {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** The rows of figures in a text, or runs of them, that are a value of some kind. A row is one value or several. */
export function placedIn(text: string, valueOf: (figures: string) => string | undefined): readonly Placed[] {
  const latin = withNoughts(foldDigits(text.slice(0, farthest)));
  const placed = (row: string, from: number): Placed | undefined => {
    const value = valueOf(row.replace(/\D/g, ''));
    return value === undefined ? undefined : { value, from, to: from + row.length };
  };
  return Array.from(latin.matchAll(runs)).flatMap(({ 0: row, index }) => {
    const whole = placed(row, index);
    if (whole) return [whole];
    return Array.from(row.matchAll(/\d+/g)).flatMap((run) => placed(run[0], index + run.index) ?? []);
  });
}
