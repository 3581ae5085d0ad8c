import { dayAt, daysAfter, minuteOfDay, showGregorian, showHijri, showWeekday } from '../fields/calendar.ts';
import type { Values } from '../wording/wording.ts';
import { inLang, type Lang } from '../wording/wording.ts';
import { serviceOf } from './house.ts';
import type { Speaking } from './speaking.ts';
import { showReference } from './reference.ts';

/** By what values are said: the moments among them are seen from `now` (milliseconds since the epoch). */
type Told = Pick<Speaking, 'house' | 'lang' | 'now'>;

/** "اليوم قبل الساعة 10:30": a moment as it is said to somebody who waits for it, seen from `now`. */
function sayMoment({ house, lang, now }: Told, moment: number): string {
  const day = dayAt(moment);
  const minutes = minuteOfDay(moment);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const values = { time, weekday: showWeekday(day, lang), date: showGregorian(day, lang) };
  const line = day === dayAt(now) ? 'today' : day === daysAfter(dayAt(now), 1) ? 'tomorrow' : 'onDay';
  return house.wording.line(lang, `handover.${line}`, values);
}

/** Values of a line as words: moments (`by`), references and services are said, everything else is left as it is. */
export function spoken(told: Told, values: Values | undefined): Values {
  const { house, lang } = told;
  if (!values) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'by') return [name, sayMoment(told, Number(value))];
      if (name === 'reference') return [name, showReference(String(value))];
      const service = name === 'service' ? serviceOf(house, String(value)) : undefined;
      return [name, service ? inLang(service.title, lang) : value];
    }),
  );
}

/** A day in both calendars, with its weekday. */
export const bothCalendars = (
  day: string,
  lang: Lang,
): { weekday: string; hijri: string; gregorian: string } => ({
  weekday: showWeekday(day, lang),
  hijri: showHijri(day, lang),
  gregorian: showGregorian(day, lang),
});
