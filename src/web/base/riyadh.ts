import type { Lang } from '../../contract/index.ts';

const zone = 'Asia/Riyadh';
/** Gregorian, with Western figures, in both languages. */
const tags = { ar: 'ar-SA-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory' } as const;

/** How people in Riyadh write times and days. */
export const formatIn = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(tags[lang], { timeZone: zone, ...options });

/** `8:05 م`: the hour and the minute, as every message shows them. */
export const clockOf = (lang: Lang): Intl.DateTimeFormat =>
  formatIn(lang, { hour: 'numeric', minute: '2-digit', hour12: true });

/** Numbers as times are written: with Western figures. */
export const numbersIn = (lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(tags[lang], options);

const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** The day in Riyadh, YYYY-MM-DD. */
export const dayOf = (at: number): string => day.format(at);
