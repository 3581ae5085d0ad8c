import { isOpen, nextOpening } from './hours.ts';
import type { Hours, Pack } from './schema.ts';

type WithDuty = Pick<Pack, 'duty' | 'hours'>;

/** Those whom a pack names for somebody in danger, by address, the first first; and who of them are women. */
export const namedIn = ({
  duty,
}: Pick<Pack, 'duty'>): { readonly named: readonly string[]; readonly women: readonly string[] } => ({
  named: duty?.people ?? [],
  women: duty?.women ?? [],
});

/** A week that holds on every day, on feasts too: holidays are known to the end of days, and none of them is one. */
const endOfDays = '9999-12-31';
const everyDay = (week: Hours['week']): Hours => ({
  week,
  holidays: [{ from: endOfDays, to: endOfDays, name: { ar: '', en: '' } }],
});

/** When somebody answers. */
type Answering = { readonly now: true } | { readonly now: false; readonly next: number };

/** Whether one of the people on duty answers at a moment, by their own hours or those of all, and else from when on (milliseconds since the epoch). */
export function answersAt({ duty, hours }: WithDuty, person: string, now: number): Answering {
  const own = duty?.ownHours?.[person] ?? duty?.hours;
  if (own === 'always') return { now: true };
  const week = own === undefined ? hours : everyDay(own);
  return isOpen(week, now) ? { now: true } : { now: false, next: nextOpening(week, now) };
}

/** People in the order in which they are called at a moment: those whose hours it is first. */
export const inTurn = <P extends { readonly email: string }>(
  pack: WithDuty,
  people: readonly P[],
  now: number,
): readonly P[] => {
  const later = ({ email }: P): number => (answersAt(pack, email, now).now ? 0 : 1);
  return people.toSorted((a, b) => later(a) - later(b));
};

/** Those whom a pack names hours for though they are not on duty. */
export const strangersIn = ({ duty }: Pick<Pack, 'duty'>): readonly string[] =>
  Object.keys(duty?.ownHours ?? {}).filter((person) => !duty?.people.includes(person));

/**
 * Whether somebody on duty answers at a moment, and else from when on (milliseconds since the epoch). Undefined where the pack names nobody:
 * nothing may be promised then.
 */
export function onDuty(pack: WithDuty, now: number): Answering | undefined {
  const all = namedIn(pack).named.map((person) => answersAt(pack, person, now));
  if (all.length === 0 || all.some((one) => one.now)) return all.length === 0 ? undefined : { now: true };
  return { now: false, next: Math.min(...all.flatMap((one) => (one.now ? [] : [one.next]))) };
}

/**
 * Whether somebody who may open what is urgent answers at a moment, and else from when on (milliseconds since the epoch): people on duty by their
 * hours, or, where nobody is named, researchers by those of the office.
 */
export const readersAt = (pack: WithDuty, now: number): Answering =>
  onDuty(pack, now) ??
  (isOpen(pack.hours, now) ? { now: true } : { now: false, next: nextOpening(pack.hours, now) });
