import { z } from 'zod';
import { dayAt, daysAfter } from '../calendar.ts';
import { readDate, showDate } from '../date.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { namesField } from '../written/label-words.ts';
import { fault, textOf, unsure, value, type DateValue, type Parsed } from '../value.ts';

const options = z.strictObject({
  type: z.literal('date'),
  ...common,
  /** `expiry`: the day on which something ends. One that has passed is asked about, and taken. */
  range: z.enum(['any', 'past', 'future', 'expiry']).default('any'),
});

/** A Hijri day may be the next one already, or the one before, in another calendar than the table's. */
const slackOf = ({ calendar }: DateValue): number => (calendar === 'hijri' ? 1 : 0);

type DateSpec = z.infer<typeof options>;

function readDay({ range }: DateSpec, text: string, now: number): Parsed {
  const today = dayAt(now);
  const found = readDate(text, today, range === 'expiry' ? 'any' : range);
  if (typeof found === 'string') return fault(found);
  const { date: day, sure } = found;
  const slack = slackOf(day);
  if (range === 'past' && day.gregorian > daysAfter(today, slack)) return fault('mustBePast');
  if (range === 'future' && day.gregorian < daysAfter(today, -slack)) return fault('mustBeFuture');
  return sure ? value(day) : unsure(day);
}

/** A day, Hijri or Gregorian, kept as typed beside what it means. Faults: notADate, twoDigitYear, noSuchDay, calendarsDisagree, mustBePast, mustBeFuture. Doubt: expired. */
export const date = {
  type: 'date',
  options,
  read: readDay,
  saidIn(spec, { text }, now) {
    if (!namesField(spec, text)) return undefined;
    const parsed = readDay(spec, text, now);
    return parsed.ok && !parsed.unsure ? parsed.value : undefined;
  },
  doubt: {
    of: ({ range }, found, now) =>
      range === 'expiry' && typeof found === 'object' && 'gregorian' in found && found.gregorian < dayAt(now)
        ? 'expired'
        : undefined,
    sample: ({ range }) => (range === 'expiry' ? '1/1/1440' : undefined),
  },
  show: (_spec, found, lang) =>
    typeof found === 'object' && 'gregorian' in found ? showDate(found, lang) : textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  mayFollow: () => false,
  keyboard: { placeholder: 'date', figures: true },
  sample: ({ range }, n) => ({
    text:
      range === 'past'
        ? nth(['15/9/1410', '12/5/1990', '1/1/1400', '٢٠/٣/١٩٨٥'], n)
        : nth(['1/3/2090', '15/1/1500', '20/6/2095'], n),
  }),
} as const satisfies FieldKind<DateSpec>;
