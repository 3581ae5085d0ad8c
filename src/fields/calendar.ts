import { remembered } from '../arabic/remembered.ts';
import type { Lang } from '../contract/lang.ts';

/** Days and calendars of Saudi Arabia. A day is YYYY-MM-DD (Gregorian); the zone is Asia/Riyadh (UTC+3, no summer time). */
const riyadh = 3 * 60 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;

export interface HijriDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar day in Riyadh at a moment (milliseconds since the epoch). */
export const dayAt = (now: number): string => new Date(now + riyadh).toISOString().slice(0, 10);
/** Minutes since midnight in Riyadh at a moment. */
export const minuteOfDay = (now: number): number => Math.floor(((now + riyadh) % dayLength) / 60_000);
/** The moment at which a day begins in Riyadh, plus minutes. */
export const momentOf = (day: string, minutes = 0): number =>
  Date.parse(`${day}T00:00:00Z`) - riyadh + minutes * 60_000;
/** `count` days after `day` (before, when negative). */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
/** How many days lie between two: 0 for the same, negative when `to` is before `from`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
/** 0 Sunday … 6 Saturday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const hijriParts = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

const mostKnown = 4000;
const knownDays = new Map<string, HijriDay>();

/** The Umm al-Qura date of a Gregorian day, by ICU's table. Days that were asked for lately are remembered: the table is slow. */
export function hijriOf(day: string): HijriDay {
  const known = knownDays.get(day);
  if (known) return known;
  const found = byTable(day);
  if (knownDays.size >= mostKnown) knownDays.clear();
  knownDays.set(day, found);
  return found;
}

function byTable(day: string): HijriDay {
  const parts = hijriParts.formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? NaN);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/**
 * The Gregorian day of an Umm al-Qura date (years 1300 to 1600), or undefined when that month has no such day.
 * Before 1420 tables differ by a day: treat the result as approximate.
 */
export function gregorianOf(hijri: HijriDay): string | undefined {
  const { year, month, day } = hijri;
  if (year < 1300 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return undefined;
  const guess = Math.round((year - 1) * 354.36707 + (month - 1) * 29.530589 + day) - 492_149;
  const epochDay = new Date(guess * dayLength).toISOString().slice(0, 10);
  for (const shift of [0, 1, -1, 2, -2, 3, -3]) {
    const candidate = daysAfter(epochDay, shift);
    const found = hijriOf(candidate);
    if (found.year === year && found.month === month && found.day === day) return candidate;
  }
  return undefined;
}

/** The Gregorian day if it exists (leap years minded). */
export function gregorianDay(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isGregorianDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0] = parts ?? [];
  return parts !== undefined && gregorianDay(year, month, day) !== undefined;
}

const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const shown = {
  gregorian: {
    ar: new Intl.DateTimeFormat('ar-u-ca-gregory-nu-latn', long),
    en: new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', long),
  },
  hijri: {
    ar: new Intl.DateTimeFormat('ar-SA-u-ca-islamic-umalqura-nu-latn', long),
    en: new Intl.DateTimeFormat('en-GB-u-ca-islamic-umalqura-nu-latn', long),
  },
};
const weekdays = {
  ar: new Intl.DateTimeFormat('ar-u-ca-gregory', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
};

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
type Show = (day: string, lang: Lang) => string;
/** Days in words are remembered: many members are promised the same one. */
function ofDay(show: Show): Show {
  const known = { ar: remembered((day) => show(day, 'ar')), en: remembered((day) => show(day, 'en')) };
  return (day, lang) => known[lang](day);
}

/** "25 مارس 2024م": the day in words with its calendar stated. */
export const showGregorian = ofDay(
  (day, lang) => `${shown.gregorian[lang].format(at(day))}${lang === 'ar' ? 'م' : ''}`,
);
/** "15 رمضان 1445هـ": the same day by the Umm al-Qura calendar, stated. */
export const showHijri = ofDay((day, lang) => {
  const text = shown.hijri[lang].format(at(day)).replace(/\s*(هـ|AH)\s*$/u, '');
  return `${text}${lang === 'ar' ? 'هـ' : ' AH'}`;
});
export const showWeekday = ofDay((day, lang) => weekdays[lang].format(at(day)));
