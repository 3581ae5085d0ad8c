import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({ type: z.literal('city'), ...common });
const longest = 60;

/** A city or village. Faults: empty, hasDigits, hasSigns, tooLong {max}. */
export const city = {
  type: 'city',
  options,
  read(_spec, text) {
    const typed = plain(text).replace(/[.،,]+$/u, '');
    if (/\d/.test(typed)) return fault('hasDigits');
    if (!/\p{L}{2}/u.test(typed)) return fault('empty');
    if (!/^[\p{L}\p{M}\s.'’()-]+$/u.test(typed)) return fault('hasSigns');
    return typed.length > longest ? fault('tooLong', { max: longest }) : value(typed);
  },
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'title',
  keyboard: { placeholder: 'city' },
  sample: (_spec, n) => ({ text: nth(['عودة سدير', 'نجران', 'مكة المكرمة', 'الرياض', 'خميس مشيط'], n) }),
} as const satisfies FieldKind<z.infer<typeof options>>;
