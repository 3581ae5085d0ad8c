import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { plain } from '../arabic/clean.ts';
import { fault, value, type Parsed } from './spec.ts';

/** Whether the numbering plan assigns numbers with these first four figures to mobiles. It is asked once for each of the thousand. */
const assigned = new Map<string, boolean>();
function isAssigned(national: string): boolean {
  const prefix = national.slice(0, 4);
  const known = assigned.get(prefix) ?? parsePhoneNumberFromString(`+966${national}`)?.isValid() ?? false;
  assigned.set(prefix, known);
  return known;
}

/**
 * A Saudi mobile as people write it (05…, 5…, +966 5…, 00966 5…, 966 05…), stored as E.164 (+9665XXXXXXXX).
 * Faults: noDigits, notAMobile (not a mobile of the kingdom), wrongLength with the count of figures.
 */
export function parseMobile(text: string): Parsed {
  const typed = plain(text).replace(/[^\d+]/g, '');
  const digits = typed.replace(/\D/g, '');
  if (digits === '') return fault('noDigits');
  const national = digits.replace(/^(00)?966/, '').replace(/^0/, '');
  if (!national.startsWith('5')) {
    const landline = national.startsWith('1') && digits.startsWith('0');
    return fault(
      typed.startsWith('+') && !digits.startsWith('966')
        ? 'notSaudi'
        : landline
          ? 'isLandline'
          : 'notAMobile',
    );
  }
  if (national.length !== 9) return fault('wrongLength', { count: digits.length });
  return isAssigned(national) ? value(`+966${national}`) : fault('notAMobile');
}
