import { z } from 'zod';
import { clean, plain } from '../../arabic/clean.ts';
import { dayAt, daysAfter } from '../calendar.ts';
import { longestPhrase } from '../bounds.ts';
import { readDate, showDate, type ReadDay } from '../date.ts';
import { weekdayIn } from '../days/spoken-days.ts';
import { guessedDate, isYearAlone } from '../days/guessed.ts';
import { likelyDates, saysSomeTime } from '../guesses/days.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { nth } from '../sample.ts';
import { asksForBirth, namesField } from '../written/label-words.ts';
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

/** What is left open by a text that is no whole date: a part of it. */
const guesses: ReadonlySet<string> = new Set(['notADate', 'twoDigitYear']);

/** The date that a text most likely means which tells a part of it: the year of a birth, a year in two figures. */
function guessOf(spec: DateSpec, text: string, today: string): ReadDay | undefined {
  const side = spec.range === 'expiry' ? 'any' : spec.range;
  const isBirth = spec.range === 'past' && asksForBirth(spec);
  const date = text.length > longestPhrase ? undefined : guessedDate(text, { today, side, isBirth });
  return date && { date, sure: false };
}

function readDay(spec: DateSpec, text: string, now: number): Parsed {
  const { range } = spec;
  const today = dayAt(now);
  const side = range === 'expiry' ? 'any' : range;
  const read = readDate(text, today, side);
  const guessed = typeof read === 'string' && guesses.has(read) ? guessOf(spec, text, today) : undefined;
  const found = guessed ?? read;
  if (typeof found === 'string') return fault(found);
  const { date: day, sure } = found;
  // Nobody says by a day of the week when they were born.
  const isNear = daysAfter(day.gregorian, mostNear) > today;
  if (isNear && asksForBirth(spec) && weekdayIn(text) !== undefined && !/\d/.test(plain(text)))
    return fault('notADate');
  const slack = slackOf(day);
  if (range === 'past' && day.gregorian > daysAfter(today, slack)) return fault('mustBePast');
  if (range === 'future' && day.gregorian < daysAfter(today, -slack)) return fault('mustBeFuture');
  return sure ? value(day) : unsure(day);
}

/** The day that a text most likely means which is no date as it stands. */
function likelyDay(spec: DateSpec, text: string, now: number): DateValue | undefined {
  const isBirth = spec.range === 'past' && asksForBirth(spec);
  const year = Number(dayAt(now).slice(0, 4));
  for (const line of likelyDates(text, { year, isBirth })) {
    const parsed = readDay(spec, line, now);
    if (!parsed.ok || typeof parsed.value !== 'object' || !('gregorian' in parsed.value)) continue;
    const isGrown = Number(parsed.value.gregorian.slice(0, 4)) + leastAge <= year;
    if (!isBirth || isGrown) return { ...parsed.value, typed: clean(text) };
  }
  return undefined;
}
/** So many days ago a weekday may be. */
const mostNear = 15;
/** Day, month and year in figures. */
const inFull = /(?:\d+\D+){2}\d+|\d{8}/;
/** Who fills in a form is no child. */
const leastAge = 10;

/** A day, Hijri or Gregorian, kept as typed beside what it means. Faults: notADate, twoDigitYear, noSuchDay, calendarsDisagree, mustBePast, mustBeFuture. Doubts: expired, yearAlone. */
export const date = {
  type: 'date',
  options,
  read: readDay,
  guess: likelyDay,
  isOwnWords: (_spec, text) => saysSomeTime(text),
  saidIn(spec, { text }, now) {
    if (!namesField(spec, text)) return undefined;
    const parsed = readDay(spec, text, now);
    return parsed.ok && !parsed.unsure ? parsed.value : undefined;
  },
  doubt: {
    of(spec, found, now) {
      if (typeof found !== 'object' || !('gregorian' in found)) return undefined;
      if (spec.range === 'expiry' && found.gregorian < dayAt(now)) return 'expired';
      if (spec.range === 'past' && asksForBirth(spec) && isYearAlone(found, dayAt(now))) return 'yearAlone';
      return !inFull.test(plain(found.typed)) && !readDay(spec, found.typed, now).ok ? 'about' : undefined;
    },
    sample: ({ range }) => (range === 'expiry' ? '1/1/1440' : undefined),
  },
  show: (_spec, found, lang) =>
    typeof found === 'object' && 'gregorian' in found ? showDate(found, lang) : textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  mayFollow: () => false,
  keyboard: { placeholder: 'date', figures: true, calendar: true },
  sample: ({ range }, n) => ({
    text:
      range === 'past'
        ? nth(['15/9/1410', '12/5/1990', '1/1/1400', '٢٠/٣/١٩٨٥'], n)
        : nth(['1/3/2090', '15/1/1500', '20/6/2095'], n),
  }),
} as const satisfies FieldKind<DateSpec>;
