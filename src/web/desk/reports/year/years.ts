import { dayOf } from '../../../base/riyadh.ts';
import { dayBefore } from '../../base/when.ts';

/** A year of one of the calendars, by its days (YYYY-MM-DD, both included). */
export interface Year {
  readonly calendar: 'gregorian' | 'hijri';
  readonly year: string;
  readonly from: string;
  readonly to: string;
}

const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'Asia/Riyadh',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
});

function hijriParts(day: string): { readonly day: string; readonly month: string; readonly year: string } {
  const parts = hijri.formatToParts(Date.parse(`${day}T12:00:00+03:00`));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: of('day'), month: of('month'), year: of('year') };
}

/** The first day of the Hijri year in which a day lies. */
function firstOfHijri(day: string): string {
  let first = day;
  for (let parts = hijriParts(first); parts.day !== '1' || parts.month !== '1'; parts = hijriParts(first))
    first = dayBefore(first, 1);
  return first;
}

/** So many years of each calendar can be chosen. */
const offered = 3;

/** The latest years, each calendar from the present one back. */
export function yearsUpTo(now: number): readonly Year[] {
  const today = dayOf(now);
  const present = Number(today.slice(0, 4));
  const gregorian = Array.from({ length: offered }, (_, i): Year => {
    const year = String(present - i);
    return { calendar: 'gregorian', year, from: `${year}-01-01`, to: `${year}-12-31` };
  });
  const years: Year[] = [];
  let from = firstOfHijri(today);
  // The present one goes up to today: its last day is not known before it comes.
  for (let to = today; years.length < offered; to = dayBefore(from, 1), from = firstOfHijri(to))
    years.push({ calendar: 'hijri', year: hijriParts(from).year, from, to });
  return [...gregorian, ...years];
}
