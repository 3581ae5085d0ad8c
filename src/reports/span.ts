import { dayAt, daysAfter, isGregorianDay } from '../fields/calendar.ts';
import { day } from '../kernel/clock.ts';
import { Fault } from '../kernel/errors.ts';

/** What figures are counted over: days of Riyadh (YYYY-MM-DD), both included; one channel or service where it is not null. */
export interface Span {
  readonly association: string;
  readonly from: string;
  readonly to: string;
  readonly channel: string | null;
  readonly service: string | null;
}

/** In place of the id of a channel or a service: each of several, in one statement. No id is written so. */
export const eachPart = ' each';

/** A span as it is asked for. */
export interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: string | undefined;
  readonly service?: string | undefined;
}

/** Before the first of these years a year is one of another calendar, or a slip. */
const [firstYear, lastYear] = ['2000', '2199'];
const longest = 732;

/** A day of these centuries that exists, YYYY-MM-DD. */
export const isDay = (text: string): boolean =>
  isGregorianDay(text) && text.slice(0, 4) >= firstYear && text.slice(0, 4) <= lastYear;

/** The name of a channel or a service; null for every one. */
function idOf(what: string, given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  if (!/^[\w-]{1,60}$/.test(given)) throw new Fault('wrongRequest', `${what}: must be the id of one.`);
  return given;
}

/** The span that a manager asked for: thirty days up to today without a word. Throws Fault wrongRequest. */
export function spanOf(association: string, { from, to, channel, service }: Wanted, now: number): Span {
  const last = to ?? dayAt(now);
  const first = from ?? daysAfter(last, -29);
  if (!isDay(first) || !isDay(last))
    throw new Fault('wrongRequest', 'from, to: must be Gregorian days that exist, as 2026-11-30.');
  if (first > last || daysAfter(first, longest) < last)
    throw new Fault(
      'wrongRequest',
      'from, to: the span must not end before it begins, and is at most two years.',
    );
  return {
    association,
    from: first,
    to: last,
    channel: idOf('channel', channel),
    service: idOf('service', service),
  };
}

/** As many days, right before a span. */
export function spanBefore(span: Span): Span {
  const to = daysAfter(span.from, -1);
  const days = (Date.parse(span.to) - Date.parse(span.from)) / day;
  return { ...span, from: daysAfter(to, -days), to };
}

const monthAfter = (month: string): string => daysAfter(month, 31).slice(0, 8) + '01';
const monthOf = (date: string): string => `${date.slice(0, 8)}01`;

/**
 * The months that a span holds whole: the first day of the first of them, and the day after the last. Where it holds none both are the day after the span, so
 * that all of its days lie before them.
 */
export function wholeMonths({ from, to }: Pick<Span, 'from' | 'to'>): {
  readonly first: string;
  readonly end: string;
} {
  const after = daysAfter(to, 1);
  const first = monthOf(from) === from ? from : monthAfter(monthOf(from));
  const end = monthOf(after);
  return first < end ? { first, end } : { first: after, end: after };
}
