import type { Lang } from '../../contract/index.ts';
import { localeTags } from '../../contract/shown/numbers.ts';

const zone = 'Asia/Riyadh';

/** How people in Riyadh write times and days. */
export const formatIn = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(localeTags[lang], { timeZone: zone, ...options });

/** `8:05 م`: the hour and the minute, as every message shows them. */
export const clockOf = (lang: Lang): Intl.DateTimeFormat =>
  formatIn(lang, { hour: 'numeric', minute: '2-digit', hour12: true });

const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** The day in Riyadh, YYYY-MM-DD. */
export const dayOf = (at: number): string => day.format(at);
