import { fault, unsure, value, type Parsed } from './value.ts';
import { isChanged } from './written/changing-words.ts';
import { figureGroups, mainRow, placedIn, spokenFigures, type Placed } from './written/figure-groups.ts';
import type { Labelled } from './written/label-words.ts';

/**
 * The check digit of Saudi national ids and iqamas: figures at odd places (from the left, counted from one) are doubled,
 * the figures of all results added; the sum ends in 0. It catches typing errors; it does not prove that the person exists.
 */
export function checksOut(tenDigits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i += 1) {
    const digit = Number(tenDigits[i]);
    const weighed = i % 2 === 0 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/** By which figure an id begins, by which one of the other sort does, and the fault of having typed that. */
interface IdSort {
  readonly first: string;
  readonly other: string;
  readonly isOther: string;
}

/**
 * Ten digits with a check digit, the first of which tells the sort, alone or in a phrase; unsure where it is said in words, or where the phrase
 * may make it another's. Faults: noDigits, several, notTenDigits {count}, wrongFirstDigit, wrongCheckDigit, and the sort's own.
 */
export function readId(text: string, { first, other, isOther }: IdSort, field: Labelled): Parsed {
  const found = new Set(figureGroups(text).filter((figures) => isIdInText(first, figures, true)));
  const [only] = found;
  if (only !== undefined && found.size === 1) return isChanged(text, field) ? unsure(only) : value(only);
  if (found.size > 1) return fault('several');
  const digits = mainRow(text);
  const spoken = digits.length < 2 ? spokenFigures(text) : '';
  if (isIdInText(first, spoken, true)) return unsure(spoken);
  if (digits === '') return fault('noDigits');
  if (digits.length !== 10) return fault('notTenDigits', { count: digits.length });
  if (digits.startsWith(other)) return fault(isOther);
  return fault(digits.startsWith(first) ? 'wrongCheckDigit' : 'wrongFirstDigit');
}

/** Ten figures of an id in a running text. Typed in one, they are taken for one though a figure be wrong. */
export const isIdInText = (first: string, figures: string, parted: boolean): boolean =>
  figures.length === 10 && figures.startsWith(first) && (!parted || checksOut(figures));

/** The ids of a sort in a message, and where they stand. */
export const idsPlacedIn = (first: string, text: string): readonly Placed[] =>
  placedIn(text, (figures) => (isIdInText(first, figures, true) ? figures : undefined));

/** An id with a right check digit; every n below a million gives another. */
export function sampleId(first: string, n: number): string {
  const stem = `${first}${String(10_000_000 + (n % 1_000_000) * 7).padStart(8, '0')}`;
  const last = '0123456789'.split('').find((digit) => checksOut(stem + digit));
  return stem + (last ?? '0');
}
