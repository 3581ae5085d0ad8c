import { dayAt, daysAfter, minuteOfDay, showGregorian, showHijri, showWeekday } from '../fields/calendar.ts';
import type { Values } from '../wording/wording.ts';
import { inLang, type Lang } from '../wording/wording.ts';
import { serviceOf } from './house.ts';
import type { Speaking } from './speaking.ts';
import { showReference } from './reference.ts';
import { quarterAfter } from './time.ts';

/** By what values are said: the moments among them are seen from `now` (milliseconds since the epoch). */
type SayingNow = Pick<Speaking, 'house' | 'lang' | 'now'>;

/** 9, 12:30 or 5:30 by the clock of twelve hours, of minutes since midnight, and the part of the day: 0 morning, 1 noon, 2 afternoon, 3 evening. */
export function partedTime(minutes: number): { readonly time: string; readonly part: number } {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  const time = rest === 0 ? String(hour) : `${hour}:${String(rest).padStart(2, '0')}`;
  return { time, part: [12, 15, 17].filter((begins) => hours >= begins).length };
}

/** "اليوم قبل 10:30 صباحًا" (of `handover`), "الأحد 7:30 صباحًا" (of `urgent`): a moment as it is said to somebody who waits for it, seen from `now`; no more exact than it is meant. */
function sayMoment({ house, lang, now }: SayingNow, exact: number, of: 'handover' | 'urgent'): string {
  const moment = quarterAfter(exact);
  const day = dayAt(moment);
  const values = {
    ...partedTime(minuteOfDay(moment)),
    weekday: showWeekday(day, lang),
    date: showGregorian(day, lang),
  };
  const line = day === dayAt(now) ? 'today' : day === daysAfter(dayAt(now), 1) ? 'tomorrow' : 'onDay';
  return house.wording.line(lang, `${of}.${line}`, values);
}

/** Values of a line as words: moments (`by`, `at`), references and services are said, everything else is left as it is. */
export function spoken(saying: SayingNow, values: Values | undefined): Values {
  const { house, lang } = saying;
  if (!values) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'by') return [name, sayMoment(saying, Number(value), 'handover')];
      if (name === 'at') return [name, sayMoment(saying, Number(value), 'urgent')];
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
