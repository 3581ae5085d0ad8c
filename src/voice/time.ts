import { minuteOfDay } from '../fields/calendar.ts';
import { afterOfficeTime as endOfWork } from '../association/hours.ts';
import type { Hours } from '../association/schema.ts';
import { minute } from '../kernel/clock.ts';

export { endOfDay, isOpen, replyDay } from '../association/hours.ts';

const morning = 9 * 60;
const evening = 21 * 60;

const quarter = 15 * minute;

/** The moment itself, or the next quarter of an hour. */
export const quarterAfter = (moment: number): number => Math.ceil(moment / quarter) * quarter;

/** By when an answer is promised that takes so many minutes of office time: a time as people say it. */
export const afterOfficeTime = (hours: Hours, now: number, minutes: number): number =>
  quarterAfter(endOfWork(hours, now, minutes));

/** The moment itself between nine in the morning and nine in the evening in Riyadh, else the next nine o'clock: nobody is reminded at night. */
export function afterRiyadhNight(moment: number): number {
  const now = minuteOfDay(moment);
  if (now >= morning && now < evening) return moment;
  return moment + ((morning - now + 24 * 60) % (24 * 60)) * minute;
}

/** 9, 12:30 or 5:30 by the clock of twelve hours, of minutes since midnight, and the part of the day: 0 morning, 1 noon, 2 afternoon, 3 evening. */
export function partedTime(minutes: number): { readonly time: string; readonly part: number } {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  const time = rest === 0 ? String(hour) : `${hour}:${String(rest).padStart(2, '0')}`;
  return { time, part: [12, 15, 17].filter((begins) => hours >= begins).length };
}
