import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { plain } from '../arabic/clean.ts';
import { fault, value, type Parsed } from './spec.ts';

/**
 * A Saudi IBAN, stored without spaces (SA and 22 figures; ISO 13616, mod 97). The letters may be missing: people copy the
 * figures alone. Faults: notSaudi, wrongLength with the count, wrongCheck.
 */
export function parseIban(text: string): Parsed {
  const typed = plain(text)
    .toUpperCase()
    .replace(/IBAN|[^A-Z0-9]/g, '');
  const bare = /^\d{22}$/.test(typed) ? `SA${typed}` : typed;
  if (bare === '') return fault('empty');
  if (!bare.startsWith('SA'))
    return fault(/^[A-Z]{2}\d{2}/.test(bare) ? 'notSaudi' : /\d/.test(bare) ? 'wrongLength' : 'notAnIban', {
      count: bare.length,
    });
  if (!/^SA\d*$/.test(bare)) return fault('notAnIban');
  if (bare.length !== 24) return fault('wrongLength', { count: bare.length });
  const iban = electronicFormatIBAN(bare);
  return iban !== null && isValidIBAN(iban) ? value(iban) : fault('wrongCheck');
}
