import { z } from 'zod';
import { readId, sampleId } from '../identity.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { textOf } from '../value.ts';

const options = z.strictObject({ type: z.literal('nationalId'), ...common });

/** Saudi national id: ten digits, the first 1, with a check digit. Faults: noDigits, notTenDigits {count}, isIqama, wrongFirstDigit, wrongCheckDigit. */
export const nationalId = {
  type: 'nationalId',
  options,
  read: (_spec, text) => readId(text, { first: '1', other: '2', isOther: 'isIqama' }),
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'secret',
  isIdentity: true,
  readsAs: 'identifier',
  keyboard: {
    placeholder: 'nationalId',
    inputMode: 'numeric',
    autocomplete: 'off',
    figures: true,
    sensitive: true,
  },
  sample: (_spec, n) => ({ text: sampleId('1', n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
