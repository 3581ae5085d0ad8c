import { z } from 'zod';
import { dayAt } from '../calendar.ts';
import { readDate, showDate } from '../date.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({
  type: z.literal('date'),
  ...common,
  range: z.enum(['any', 'past', 'future']).default('any'),
});

/** A day, Hijri or Gregorian, kept as typed beside what it means. Faults: notADate, twoDigitYear, noSuchDay, mustBePast, mustBeFuture. */
export const date = {
  type: 'date',
  options,
  read({ range }, text, now) {
    const today = dayAt(now);
    const found = readDate(text, today);
    if (typeof found === 'string') return fault(found);
    if (range === 'past' && found.gregorian > today) return fault('mustBePast');
    return range === 'future' && found.gregorian < today ? fault('mustBeFuture') : value(found);
  },
  show: (_spec, found, lang) =>
    typeof found === 'object' && 'gregorian' in found ? showDate(found, lang) : textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  keyboard: { placeholder: 'date', figures: true },
  sample: ({ range }, n) => ({
    text:
      range === 'past'
        ? nth(['15/9/1410', '12/5/1990', '1/1/1400', '٢٠/٣/١٩٨٥'], n)
        : nth(['1/3/2090', '15/1/1500', '20/6/2095'], n),
  }),
} as const satisfies FieldKind<z.infer<typeof options>>;
