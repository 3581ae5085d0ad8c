import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { plain } from '../arabic/clean.ts';
import { fault, value, type Parsed } from './spec.ts';

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
  const phone = parsePhoneNumberFromString(`+966${national}`);
  return phone?.isValid() ? value(phone.number) : fault('notAMobile');
}
