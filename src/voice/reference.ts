import { drawn } from '../kernel/ids.ts';

/** The check digit of a number by Luhn's rule (ISO/IEC 7812): finds every single wrong figure and most swapped neighbours. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 === 0 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return (10 - (sum % 10)) % 10;
}

/** A reference number from the chance of a turn: seven figures, the first not 0, the last a check digit. Short enough to say on the phone. */
export function referenceFrom(seed: string): string {
  const digits = String(100_000 + drawn(seed, 'reference', 900_000));
  return `${digits}${checkDigit(digits)}`;
}

/** Whether a number can be a reference: seven figures whose check digit is right. */
export const isReference = (text: string): boolean =>
  /^[1-9]\d{6}$/.test(text) && checkDigit(text.slice(0, 6)) === Number(text[6]);

/** "427 9153": as it is written and said. */
export const showReference = (reference: string): string => `${reference.slice(0, 3)} ${reference.slice(3)}`;
