import { z } from 'zod';
import { idsPlacedIn, isIdInText, readId, sampleId } from '../identity.ts';
import { common, lackable, lastFour, type FieldKind } from '../kind.ts';
import { textOf } from '../value.ts';

const options = z.strictObject({ type: z.literal('nationalId'), ...common, ...lackable });

/** Saudi national id: ten digits, the first 1, with a check digit. Faults: noDigits, several, notTenDigits {count}, isIqama, wrongFirstDigit, wrongCheckDigit. */
export const nationalId = {
  type: 'nationalId',
  options,
  read: (spec, text) => readId(text, { first: '1', other: '2', isOther: 'isIqama' }, spec),
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'secret',
  isIdentity: true,
  isInText: (figures, parted) => isIdInText('1', figures, parted),
  placed: (text) => idsPlacedIn('1', text),
  readsAs: 'identifier',
  mayFollow: ({ later }) => later,
  keyboard: {
    placeholder: 'nationalId',
    inputMode: 'numeric',
    autocomplete: 'off',
    figures: true,
    sensitive: true,
  },
  sample: (_spec, n) => ({ text: sampleId('1', n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
