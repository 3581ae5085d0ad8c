import { daysAfter } from '../fields/calendar.ts';
import { isBeyondHolidays } from '../association/hours.ts';
import type { Lang } from '../wording/wording.ts';
import type { House } from './house.ts';
import { bothCalendars } from './values.ts';

const week = 7;

/** A period as it is said: in weeks where it is whole weeks. */
const periodOf = ({ wording }: House, lang: Lang, days: number): string =>
  days % week === 0
    ? wording.line(lang, 'request.periodInWeeks', { weeks: days / week })
    : wording.line(lang, 'request.periodInDays', { days });

/** The promise that was made last, by house: all who send a request on one day are promised the same, and putting it into words is a tenth of such a turn. */
const lately = new WeakMap<House, { readonly lang: Lang; readonly day: string; readonly line: string }>();

/** As `promised`. */
export function promiseLine(house: House, lang: Lang, day: string): string {
  const last = lately.get(house);
  if (last?.lang === lang && last.day === day) return last.line;
  const line = promised(house, lang, day);
  lately.set(house, { lang, day, line });
  return line;
}

/**
 * What is promised with a request: how long it is studied at the least, where the policy says so, and the day by which it is answered at the latest. A day
 * beyond all holidays that are known is promised with the word that it may turn out to be one.
 */
function promised(house: House, lang: Lang, day: string): string {
  const { hours, procedure } = house.association.pack;
  const least = procedure.reply.kind === 'promised' ? procedure.reply.notBefore : undefined;
  const days = bothCalendars(day, lang);
  const promise =
    least === undefined
      ? house.wording.line(lang, 'request.receiptPromiseAtMost', days)
      : house.wording.line(lang, 'request.receiptPromise', { ...days, period: periodOf(house, lang, least) });
  return isBeyondHolidays(hours, day)
    ? `${promise} ${house.wording.line(lang, 'request.receiptHolidays')}`
    : promise;
}

/** The last day (YYYY-MM-DD) on which a member may appeal against a refusal of a day; undefined where the policy names no appeal. */
export function appealableUntil({ association }: House, refusedOn: string | undefined): string | undefined {
  const { appeal } = association.pack.procedure;
  return appeal === undefined || refusedOn === undefined ? undefined : daysAfter(refusedOn, appeal.days);
}
