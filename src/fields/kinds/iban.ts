import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({ type: z.literal('iban'), ...common });

/** What is wrong with an account number that does not begin with SA. */
function faultOfForeign(bare: string): string {
  if (/^[A-Z]{2}\d{2}/.test(bare)) return 'notSaudi';
  return /\d/.test(bare) ? 'wrongLength' : 'notAnIban';
}

/** An IBAN whose check figures are right (ISO 13616: 98 less the remainder of the rearranged number by 97). */
function sampleIban(n: number): string {
  const account = `80${String(608_010_167_000 + n).padStart(18, '0')}`;
  const remainder = Array.from(`${account}281000`).reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `SA${String(98 - remainder).padStart(2, '0')}${account}`;
}

/**
 * A Saudi IBAN, stored without spaces (SA and 22 figures; ISO 13616, mod 97). The letters may be missing: people copy the figures alone.
 * Faults: empty, notAnIban, notSaudi, wrongLength {count}, wrongCheck.
 */
export const iban = {
  type: 'iban',
  options,
  read(_spec, text) {
    const typed = plain(text)
      .toUpperCase()
      .replace(/IBAN|[^A-Z0-9]/g, '');
    const bare = /^\d{22}$/.test(typed) ? `SA${typed}` : typed;
    if (bare === '') return fault('empty');
    if (!bare.startsWith('SA')) return fault(faultOfForeign(bare), { count: bare.length });
    if (!/^SA\d*$/.test(bare)) return fault('notAnIban');
    if (bare.length !== 24) return fault('wrongLength', { count: bare.length });
    const found = electronicFormatIBAN(bare);
    return found !== null && isValidIBAN(found) ? value(found) : fault('wrongCheck');
  },
  show: (_spec, found) => textOf(found).replace(/(.{4})(?=.)/g, '$1 '),
  mask: lastFour,
  privacy: 'secret',
  readsAs: 'identifier',
  keyboard: { placeholder: 'iban', autocomplete: 'off', capitals: true, figures: true, sensitive: true },
  sample: (_spec, n) => ({ text: sampleIban(n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
