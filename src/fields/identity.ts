import { plain } from '../arabic/clean.ts';
import { fault, value, type Parsed } from './spec.ts';

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

function parse(text: string, first: '1' | '2', otherKind: string): Parsed {
  const digits = plain(text).replace(/\D/g, '');
  if (digits === '') return fault('noDigits');
  if (digits.length !== 10) return fault('notTenDigits', { count: digits.length });
  if (digits[0] === (first === '1' ? '2' : '1')) return fault(otherKind);
  if (digits[0] !== first) return fault('wrongFirstDigit');
  return checksOut(digits) ? value(digits) : fault('wrongCheckDigit');
}

/** Saudi national id: ten digits, the first 1, with a check digit. Faults: noDigits, notTenDigits, isIqama, wrongFirstDigit, wrongCheckDigit. */
export const parseNationalId = (text: string): Parsed => parse(text, '1', 'isIqama');
/** Resident id (iqama): ten digits, the first 2, with a check digit. Faults: noDigits, notTenDigits, isNationalId, wrongFirstDigit, wrongCheckDigit. */
export const parseIqama = (text: string): Parsed => parse(text, '2', 'isNationalId');
