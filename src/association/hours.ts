import { dayAt, daysAfter, hijriOf, minuteOfDay, momentOf, weekday } from '../fields/calendar.ts';
import { isYearlyHoliday } from './holidays.ts';
import type { Hours, Pack } from './schema.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The last day of which the pack says whether it is a holiday; undefined when it names none. */
export const holidaysKnownUntil = ({ holidays }: Hours): string | undefined =>
  holidays
    .map(({ to }) => to)
    .toSorted()
    .at(-1);

/** Whether a day lies after all holidays that are known: whether people work on it is only expected. */
export const isBeyondHolidays = (hours: Hours, day: string): boolean =>
  day > (holidaysKnownUntil(hours) ?? '');

const soon = 60;

/** The last day of known holidays, where it is not sixty days away any more: then the next ones must be written into the pack. */
export function holidaysEnd(hours: Hours, now: number): string | undefined {
  const until = holidaysKnownUntil(hours) ?? dayAt(now);
  return until < daysAfter(dayAt(now), soon) ? until : undefined;
}

/** Announced holidays up to the last that is known; after that those that come every year. */
const isHoliday = (hours: Hours, day: string): boolean =>
  isBeyondHolidays(hours, day)
    ? isYearlyHoliday(day)
    : hours.holidays.some(({ from, to }) => from <= day && day <= to);

/** The single closed day that a day is; undefined for every other. */
export const closedOn = ({ closed }: Hours, day: string): NonNullable<Hours['closed']>[number] | undefined =>
  closed?.find((one) => one.day === day);

/** Spans of a day in minutes since midnight in Riyadh, in order; none on holidays and closed days. Ramadan has its own week where the pack gives one. */
function spansOf(hours: Hours, day: string): readonly (readonly [number, number])[] {
  if (isHoliday(hours, day) || closedOn(hours, day)) return [];
  const week = hours.ramadan && hijriOf(day).month === 9 ? hours.ramadan : hours.week;
  const spans = week[days[weekday(day)] ?? 'sunday'];
  return spans.map(([from, to]) => [minutes(from), minutes(to)] as const).sort((a, b) => a[0] - b[0]);
}

export const isWorkingDay = (hours: Hours, day: string): boolean => spansOf(hours, day).length > 0;

/** The day itself if people work on it, else the next day on which they do. */
export function workingDayFrom(hours: Hours, day: string): string {
  let found = day;
  for (let i = 0; i < 400 && !isWorkingDay(hours, found); i += 1) found = daysAfter(found, 1);
  return found;
}

/** Whether somebody is at the desk at a moment. */
export function isOpen(hours: Hours, now: number): boolean {
  const minute = minuteOfDay(now);
  return spansOf(hours, dayAt(now)).some(([from, to]) => minute >= from && minute < to);
}

/** The minute of the day at which the span ends in which a moment lies; undefined outside office hours. */
export function closesAt(hours: Hours, now: number): number | undefined {
  const minute = minuteOfDay(now);
  return spansOf(hours, dayAt(now)).find(([from, to]) => minute >= from && minute < to)?.[1];
}

/**
 * The moment at which `officeMinutes` of office time have passed from `now`: how long a person who waits can be told to wait.
 * Outside office hours the count begins with the next opening.
 */
export function afterOfficeTime(hours: Hours, now: number, officeMinutes: number): number {
  let left = officeMinutes;
  let day = dayAt(now);
  for (let i = 0; i < 400; i += 1) {
    for (const [from, to] of spansOf(hours, day)) {
      const begin = Math.max(momentOf(day, from), now);
      const span = (momentOf(day, to) - begin) / 60_000;
      if (span <= 0) continue;
      if (span >= left) return begin + left * 60_000;
      left -= span;
    }
    day = daysAfter(day, 1);
  }
  return now + officeMinutes * 60_000;
}

/** The moment of the next opening at or after `now`. */
export const nextOpening = (hours: Hours, now: number): number =>
  isOpen(hours, now) ? now : afterOfficeTime(hours, now, 0);

/** The day by which a request is answered that is sent today, by its pack: all requests of a day have the same. */
const answeredOn = new WeakMap<Pack, { readonly today: string; readonly day: string }>();

/**
 * The day by which a request sent at `now` is answered: the board's last day in calendar days, then the next working day.
 * `told` says whether the member may be told it.
 */
export function replyDay(pack: Pack, now: number): { readonly day: string; readonly told: boolean } {
  const { reply } = pack.procedure;
  const today = dayAt(now);
  const known = answeredOn.get(pack);
  const day = known?.today === today ? known.day : workingDayFrom(pack.hours, daysAfter(today, reply.by));
  answeredOn.set(pack, { today, day });
  return { day, told: reply.kind === 'promised' };
}

const evening = 21 * 60;
const afternoon = 16 * 60;

/** The moment at which a day is over for those who wait for an answer on it: the office closes, at nine in the evening at the latest. */
export function endOfDay(hours: Hours, day: string): number {
  const closes = spansOf(hours, day).at(-1)?.[1] ?? afternoon;
  return momentOf(day, Math.min(closes, evening));
}
