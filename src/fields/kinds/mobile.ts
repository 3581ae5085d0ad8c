import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({ type: z.literal('mobile'), ...common });

/** Whether the numbering plan assigns numbers with these first four figures to mobiles. It is asked once for each of the thousand. */
const assigned = new Map<string, boolean>();
function isAssigned(national: string): boolean {
  const prefix = national.slice(0, 4);
  const known = assigned.get(prefix) ?? parsePhoneNumberFromString(`+966${national}`)?.isValid() ?? false;
  assigned.set(prefix, known);
  return known;
}

/** What is wrong with a number that does not begin as a mobile of the kingdom does. */
function faultOfForeign(typed: string, digits: string, national: string): string {
  if (typed.startsWith('+') && !digits.startsWith('966')) return 'notSaudi';
  return national.startsWith('1') && digits.startsWith('0') ? 'isLandline' : 'notAMobile';
}

/**
 * A Saudi mobile as people write it (05…, 5…, +966 5…, 00966 5…, 966 05…), stored as E.164 (+9665XXXXXXXX). Faults: noDigits, notSaudi,
 * isLandline, notAMobile (not a mobile of the kingdom), wrongLength {count}. It is no secret on the channel that goes by it.
 */
export const mobile = {
  type: 'mobile',
  options,
  read(_spec, text) {
    const typed = plain(text).replace(/[^\d+]/g, '');
    const digits = typed.replace(/\D/g, '');
    if (digits === '') return fault('noDigits');
    const national = digits.replace(/^(00)?966/, '').replace(/^0/, '');
    if (!national.startsWith('5')) return fault(faultOfForeign(typed, digits, national));
    if (national.length !== 9) return fault('wrongLength', { count: digits.length });
    return isAssigned(national) ? value(`+966${national}`) : fault('notAMobile');
  },
  show: (_spec, found) => textOf(found).replace(/^\+966/, '0'),
  mask: lastFour,
  privacy: 'masked',
  foundBy: 'lastFigures',
  readsAs: 'identifier',
  keyboard: {
    placeholder: 'mobile',
    inputMode: 'tel',
    autocomplete: 'off',
    figures: true,
    sensitive: true,
    ownNumber: true,
  },
  sample: (_spec, n) => ({ text: `05${String(50_000_000 + (n % 9_000_000))}` }),
} as const satisfies FieldKind<z.infer<typeof options>>;
