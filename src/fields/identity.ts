import { plain } from '../arabic/clean.ts';
import { fault, value, type Parsed } from './value.ts';

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

/** Ten digits with a check digit, the first of which tells the sort. Faults: noDigits, notTenDigits {count}, wrongFirstDigit, wrongCheckDigit, and the sort's own. */
export function readId(text: string, { first, other, isOther }: IdSort): Parsed {
  const digits = plain(text).replace(/\D/g, '');
  if (digits === '') return fault('noDigits');
  if (digits.length !== 10) return fault('notTenDigits', { count: digits.length });
  if (digits.startsWith(other)) return fault(isOther);
  if (!digits.startsWith(first)) return fault('wrongFirstDigit');
  return checksOut(digits) ? value(digits) : fault('wrongCheckDigit');
}

/** An id with a right check digit; every n below a million gives another. */
export function sampleId(first: string, n: number): string {
  const stem = `${first}${String(10_000_000 + (n % 1_000_000) * 7).padStart(8, '0')}`;
  const last = '0123456789'.split('').find((digit) => checksOut(stem + digit));
  return stem + (last ?? '0');
}
