import { dayAt, daysAfter, minuteOfDay, showGregorian, showHijri, showWeekday } from '../fields/calendar.ts';
import type { Values } from '../wording/wording.ts';
import { inLang, type Lang } from '../wording/wording.ts';
import { serviceOf } from './house.ts';
import type { Speaking } from './speaking.ts';
import { showReference } from './reference.ts';
import { sayWindow } from './call-window.ts';
import { partedTime, quarterAfter } from './time.ts';

/** By what values are said: the moments among them are seen from `now` (milliseconds since the epoch). */
type SayingNow = Pick<Speaking, 'house' | 'lang' | 'now'>;

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

/** A window as a value: both its moments. */
function windowOf(value: string): { readonly from: number; readonly to: number } {
  const [from = 0, to = 0] = value.split(' ').map(Number);
  return { from, to };
}

/** Values of a line as words: moments (`by`, `at`), windows of a call (`window`), references and services are said, everything else is left as it is. Undefined where there are none. */
export function spoken(saying: SayingNow, values: Values | undefined): Values | undefined {
  const { house, lang } = saying;
  if (!values) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'by') return [name, sayMoment(saying, Number(value), 'handover')];
      if (name === 'at') return [name, sayMoment(saying, Number(value), 'urgent')];
      if (name === 'window') return [name, sayWindow(saying, windowOf(String(value)))];
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
