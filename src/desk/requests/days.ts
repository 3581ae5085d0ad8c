import { isWorkingDay } from '../../association/hours.ts';
import { daysAfter } from '../../fields/calendar.ts';
import { Fault } from '../../kernel/errors.ts';
import type { House } from '../../voice/house.ts';

const furthest = 365;

/** Throws Fault wrongRequest for a day that is not to come, is too far away, or on which nobody works. */
export function mustBeWorkingDay({ association: { pack } }: House, day: string, today: string): void {
  const wrong = (message: string): Fault => new Fault('wrongRequest', `day: ${message}`);
  if (day <= today) throw wrong(`must come after today, ${today}.`);
  if (day > daysAfter(today, furthest)) throw wrong(`must lie within ${furthest} days.`);
  if (!isWorkingDay(pack.hours, day)) throw wrong(`nobody works on ${day}.`);
}
