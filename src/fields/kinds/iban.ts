import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { foldDigits, plain } from '../../arabic/clean.ts';
import { common, lackable, lastFour, type FieldKind } from '../kind.ts';
import { isChanged } from '../written/changing-words.ts';
import { fault, textOf, unsure, value } from '../value.ts';

const options = z.strictObject({ type: z.literal('iban'), ...common, ...lackable });

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

const between = String.raw`[^\p{L}\d]{0,4}`;
const written = new RegExp(String.raw`(?<![A-Z])SA(?:${between}\d){22,}`, 'gu');
const figuresAlone = new RegExp(String.raw`(?<![A-Z\d])\d(?:${between}\d){21}(?!${between}\d)`, 'gu');
/** The first 22 figures of a longer row, where something parts them from the next. */
const beginning = new RegExp(String.raw`^SA(?:${between}\d){22}(?!\d)`, 'u');

/** An account number as it stands in a message, 22 figures with or without the letters. */
const placedAccount = new RegExp(String.raw`(?<![A-Z\d])(?:SA${between})?\d(?:${between}\d){21}(?!\d)`, 'gu');

/** An account number with letters that look like figures; none has letters behind its first two. */
const mistyped = new RegExp(String.raw`(?<![A-Z])SA(?:[^\p{L}\d]{0,4}[\dOILS]){22}(?![\dOIL])`, 'gu');
const lookAlike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5' };
const withFigures = (found: string): string =>
  `SA${found.slice(2).replace(/[OILS]/g, (letter) => lookAlike[letter] ?? letter)}`;

/** The account numbers of the kingdom that stand in a text in capitals, whatever is written before and behind them. */
function ibansIn(text: string): readonly string[] {
  return (text.match(written) ?? text.match(figuresAlone) ?? []).map((one) => {
    const first = beginning.exec(one)?.[0] ?? one;
    const bare = `SA${first.replace(/\D/g, '')}`;
    return isValidIBAN(bare) ? bare : `SA${one.replace(/\D/g, '')}`;
  });
}

/**
 * A Saudi IBAN, stored without spaces (SA and 22 figures; ISO 13616, mod 97), alone or beside words, such as the name of the bank. The
 * letters may be missing: people copy the figures alone. Faults: empty, notAnIban, notSaudi, wrongLength {count}, wrongCheck, several.
 */
export const iban = {
  type: 'iban',
  options,
  read(spec, text) {
    const typed = plain(text).toUpperCase().replace(mistyped, withFigures);
    const found = new Set(ibansIn(typed));
    if (found.size > 1) return fault('several');
    const bare = [...found][0] ?? typed.replace(/IBAN|[^A-Z0-9]/g, '');
    if (bare === '') return fault('empty');
    if (!bare.startsWith('SA')) return fault(faultOfForeign(bare), { count: bare.length });
    if (!/^SA\d*$/.test(bare)) return fault('notAnIban');
    if (bare.length !== 24) return fault('wrongLength', { count: bare.length });
    const settled = electronicFormatIBAN(bare);
    if (settled === null || !isValidIBAN(settled)) return fault('wrongCheck');
    return isChanged(text, spec) ? unsure(settled) : value(settled);
  },
  show: (_spec, found) => textOf(found).replace(/(.{4})(?=.)/g, '$1 '),
  mask: lastFour,
  privacy: 'secret',
  isInText: (figures, parted) => /^\d{22}$/.test(figures) && (!parted || isValidIBAN(`SA${figures}`)),
  placed: (text) =>
    Array.from(foldDigits(text).toUpperCase().matchAll(placedAccount)).flatMap(({ 0: found, index }) => {
      const bare = `SA${found.replace(/\D/g, '')}`;
      return isValidIBAN(bare) ? [{ value: bare, from: index, to: index + found.length }] : [];
    }),
  readsAs: 'identifier',
  mayFollow: ({ later }) => later,
  keyboard: { placeholder: 'iban', autocomplete: 'off', capitals: true, figures: true, sensitive: true },
  sample: (_spec, n) => ({ text: sampleIban(n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
