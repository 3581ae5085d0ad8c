import { closesAt, nextOpening, isOpen } from '../association/hours.ts';
import type { Hours } from '../association/schema.ts';
import { dayAt, daysAfter, minuteOfDay, momentOf, showGregorian, showWeekday } from '../fields/calendar.ts';
import { minute } from '../kernel/clock.ts';
import type { Speaking } from './speaking.ts';
import { partedTime, quarterAfter } from './time.ts';

/** Between which moments somebody is called, in milliseconds since the epoch. */
interface Window {
  readonly from: number;
  readonly to: number;
}

const longest = 90;
const shortest = 30;
const mostLooks = 20;

/** The first hour and a half of office time that is left from now on, never less than half an hour; undefined where no office hours are known. */
export function callWindow(hours: Hours, now: number): Window | undefined {
  let from = quarterAfter(nextOpening(hours, now));
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const closes = closesAt(hours, from);
    if (closes === undefined) {
      const opens = quarterAfter(nextOpening(hours, from));
      if (opens === from && !isOpen(hours, from)) return undefined;
      from = opens;
      continue;
    }
    const end = momentOf(dayAt(from), closes);
    if (end - from >= shortest * minute) return { from, to: Math.min(end, from + longest * minute) };
    from = quarterAfter(nextOpening(hours, end));
  }
  return undefined;
}

/** "الأحد بين 7:30 و9 صباحًا", seen from `now`. */
export function sayWindow(
  { house, lang, now }: Pick<Speaking, 'house' | 'lang' | 'now'>,
  { from, to }: Window,
): string {
  const day = dayAt(from);
  const begins = partedTime(minuteOfDay(from));
  const ends = partedTime(minuteOfDay(to));
  const time = (parted: typeof begins): string => house.wording.line(lang, 'calling.time', parted);
  const line = day === dayAt(now) ? 'today' : day === daysAfter(dayAt(now), 1) ? 'tomorrow' : 'onDay';
  return house.wording.line(lang, `calling.${line}`, {
    weekday: showWeekday(day, lang),
    date: showGregorian(day, lang),
    from: begins.part === ends.part ? begins.time : time(begins),
    to: time(ends),
  });
}

/** That nobody answered, and when it is tried again, where that is known. */
export const sayMissedCall = (
  speaking: Pick<Speaking, 'house' | 'lang' | 'now'>,
  window: { readonly from: number; readonly to: number } | undefined,
): string => {
  const { house, lang } = speaking;
  return window
    ? house.wording.line(lang, 'calling.missed', { window: sayWindow(speaking, window) })
    : house.wording.line(lang, 'calling.missedOnly');
};
