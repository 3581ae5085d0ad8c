import { z } from 'zod';
import { clean } from '../../arabic/clean.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { fault, textOf, value } from '../value.ts';
import { minAboveMax } from '../bounds.ts';

const options = z.strictObject({
  type: z.literal('text'),
  ...common,
  min: z.int().min(1).default(2),
  max: z.int().max(4000).default(1000),
});

/** Free text, kept as typed. Faults: empty, tooShort {min}, tooLong {max, count}. Lengths are counted in characters as people see them. */
export const text = {
  type: 'text',
  options,
  faultIn: (spec) => minAboveMax(spec),
  read({ min, max }, written) {
    const typed = clean(written);
    const { length } = Array.from(typed);
    if (!/[\p{L}\p{N}]/u.test(typed)) return fault('empty');
    if (length < min) return fault('tooShort', { min });
    return length > max ? fault('tooLong', { max, count: length }) : value(typed);
  },
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'story',
  keyboard: { placeholder: 'text' },
  sample: ({ min, max }, n) => ({
    text: nth(
      [
        'أحتاج إلى مساعدة في سداد إيجار البيت لهذا الشهر',
        'تعطل المكيف عندنا والجو حار وعندي أطفال صغار',
        'أقترح فتح باب التسجيل في الدورات مبكرًا',
      ],
      n,
    )
      .slice(0, max)
      .padEnd(min, '.'),
  }),
} as const satisfies FieldKind<z.infer<typeof options>>;
