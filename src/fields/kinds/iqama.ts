import { z } from 'zod';
import { idsPlacedIn, isIdInText, readId, sampleId } from '../identity.ts';
import { common, lackable, lastFour, type FieldKind } from '../kind.ts';
import { textOf } from '../value.ts';

const options = z.strictObject({ type: z.literal('iqama'), ...common, ...lackable });

/** Resident id (iqama): ten digits, the first 2, with a check digit. Faults: noDigits, several, notTenDigits {count}, isNationalId, wrongFirstDigit, wrongCheckDigit. */
export const iqama = {
  type: 'iqama',
  options,
  read: (spec, text) => readId(text, { first: '2', other: '1', isOther: 'isNationalId' }, spec),
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'secret',
  isIdentity: true,
  isInText: (figures, parted) => isIdInText('2', figures, parted),
  placed: (text) => idsPlacedIn('2', text),
  readsAs: 'identifier',
  mayFollow: ({ later }) => later,
  keyboard: {
    placeholder: 'iqama',
    inputMode: 'numeric',
    autocomplete: 'off',
    figures: true,
    sensitive: true,
  },
  sample: (_spec, n) => ({ text: sampleId('2', n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
