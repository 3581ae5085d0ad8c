import type { Lang } from '../lang.ts';

/** Gregorian, with Western figures, in both languages. */
export const localeTags = { ar: 'ar-SA-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory' } as const;

/** Numbers as times are written: with Western figures. */
export const numbersIn = (lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(localeTags[lang], options);

/** Units of time by which something is said. */
export interface Units {
  readonly minutes: Intl.NumberFormat;
  readonly hours: Intl.NumberFormat;
  readonly days: Intl.NumberFormat;
}

export function unitsIn(lang: Lang): Units {
  const unit = (name: string): Intl.NumberFormat =>
    numbersIn(lang, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 });
  return { minutes: unit('minute'), hours: unit('hour'), days: unit('day') };
}

/** "29 min", "2.5 hr": how long something lasted, rounded, in the largest unit that fits. */
export function lastingIn({ minutes, hours, days }: Units, milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds / 60_000));
  if (whole < 120) return minutes.format(whole);
  return whole < 2880 ? hours.format(whole / 60) : days.format(whole / 1440);
}
