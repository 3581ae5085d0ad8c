import { day, hour, minute } from '../../src/kernel/clock.ts';
import type { Chance } from './chance.ts';

const riyadh = 3 * hour;
/** Thursday, 1 January 1970, is the fourth day of a week that begins with Sunday. */
const firstWeekday = 4;

const midnightOf = (moment: number): number => Math.floor((moment + riyadh) / day) * day - riyadh;
const isWeekend = (moment: number): boolean => (Math.floor((moment + riyadh) / day) + firstWeekday) % 7 >= 5;

/** Some moment of a day between eight in the morning and eleven at night. */
const someTimeOf = (moment: number, chance: Chance): number =>
  midnightOf(moment) + 8 * hour + chance('time of day', 15 * 60) * minute;

/** Some moment of the day of `moment`, or of the day before where that is yet to come. */
export function someTimePast(moment: number, now: number, chance: Chance): number {
  const time = someTimeOf(moment, chance);
  return time > now ? time - day : time;
}

/** The morning of the next working day after a moment, Sunday to Thursday, between nine and noon; of the day itself when it is earlier. */
export function workingMorningAfter(moment: number, chance: Chance): number {
  let morning = midnightOf(moment) + 9 * hour + chance('morning', 180) * minute;
  while (morning <= moment || isWeekend(morning)) morning += day;
  return morning;
}
