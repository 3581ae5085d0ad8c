import type { Lang } from '../../../contract/index.ts';
import { lastingIn, numbersIn, unitsIn, type Units } from '../../../contract/shown/numbers.ts';
import { clockOf, dayOf, formatIn } from '../../base/riyadh.ts';
import { now } from '../server/clock.ts';

/** Noon in Riyadh of a day, so that no time zone moves it. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+03:00`);
export const dayBefore = (day: string, days: number): string => dayOf(noonOf(day) - days * 86_400_000);

/** Times and days as people in Riyadh read them. */
export interface When {
  readonly time: (at: number) => string;
  /** The time for today, the day with the time for all other days. */
  readonly moment: (at: number) => string;
  readonly full: (at: number) => string;
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
  readonly hijri: (day: string) => string;
  /** "12 min", "3 hr": the largest unit that fits, rounded down, as it is said after a preposition (منذ يومين). */
  readonly span: (milliseconds: number) => string;
  /** "29 min", "2.5 hr": how long something lasted, rounded. */
  readonly lasting: (milliseconds: number) => string;
  /** The same after a preposition (خلال يومين). */
  readonly within: (milliseconds: number) => string;
  readonly number: (value: number, digits?: number) => string;
  readonly percent: (value: number) => string;
}

/** A dual after a preposition: يومان is said يومين. */
const genitive = (text: string): string => text.replace(/ان$/u, 'ين');

function spanIn({ minutes, hours, days }: Units, milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 60_000));
  if (whole < 60) return minutes.format(whole);
  return whole < 2880 ? hours.format(Math.floor(whole / 60)) : days.format(Math.floor(whole / 1440));
}

function makeWhen(lang: Lang): When {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => formatIn(lang, options);
  const time = clockOf(lang);
  const clock = { hour: 'numeric', minute: '2-digit', hour12: true } as const;
  const moment = format({ day: 'numeric', month: 'short', ...clock });
  const full = format({ day: 'numeric', month: 'long', year: 'numeric', ...clock });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const hijri = format({ calendar: 'islamic-umalqura', day: 'numeric', month: 'long', year: 'numeric' });
  const units = unitsIn(lang);
  const percent = numbersIn(lang, { style: 'percent', maximumFractionDigits: 1 });
  return {
    time: (at) => time.format(at),
    moment: (at) => (dayOf(at) === dayOf(now()) ? time : moment).format(at),
    full: (at) => full.format(at),
    day: (text) => day.format(noonOf(text)),
    shortDay: (text) => shortDay.format(noonOf(text)),
    hijri: (text) => hijri.format(noonOf(text)),
    span: (milliseconds) => genitive(spanIn(units, milliseconds)),
    lasting: (milliseconds) => lastingIn(units, milliseconds),
    within: (milliseconds) => genitive(lastingIn(units, milliseconds)),
    number: (value, digits = 0) =>
      numbersIn(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (value) => percent.format(value),
  };
}

const made = { ar: makeWhen('ar'), en: makeWhen('en') } as const;
export const whenIn = (lang: Lang): When => made[lang];
