import { isWorkingDay } from '../../association/hours.ts';
import { daysAfter, isGregorianDay } from '../../fields/calendar.ts';
import { isOpenCase } from '../../contract/cases/status.ts';
import type { RefusedFor } from '../../contract/told/refused-for.ts';
import type { Fault } from '../../kernel/errors.ts';
import type { RequestListed } from '../../records/requests/request-desk.ts';
import type { House } from '../../voice/house.ts';
import { refusal } from '../refusal.ts';

const furthest = 365;

const wrong = (is: RefusedFor, message: string): Fault => refusal(is, { code: 'wrongRequest', message });

/** Throws Fault wrongRequest for a day (`name`: under which it was sent) that there is not, is not to come, or is too far away: a slip in the year would hold a case for ever. */
export function mustComeSoon(name: string, day: string, today: string): void {
  if (!isGregorianDay(day)) throw wrong('dayNone', `${name}: must be a day that there is.`);
  if (day <= today) throw wrong('dayPassed', `${name}: must come after today, ${today}.`);
  if (day > daysAfter(today, furthest)) throw wrong('dayFar', `${name}: must lie within ${furthest} days.`);
}

/** Throws Fault wrongRequest as `mustComeSoon` does, and for a day on which nobody works. */
export function mustBeWorkingDay({ association: { pack } }: House, day: string, today: string): void {
  mustComeSoon('day', day, today);
  if (!isWorkingDay(pack.hours, day)) throw wrong('dayClosed', `day: nobody works on ${day}.`);
}

/** Whether the day that a member was promised is to come, and nobody works on it any more. */
export function isOnClosedDay(
  { association: { pack } }: House,
  { status, replyOn, told }: Pick<RequestListed, 'status' | 'replyOn' | 'told'>,
  today: string,
): boolean {
  const stands = told && isOpenCase(status) && status !== 'asked' && replyOn >= today;
  return stands && !isWorkingDay(pack.hours, replyOn);
}
