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

const everyDay = (week: Hours['week']): Hours => ({ week, holidays: [] });

/** When somebody on duty answers: `always`, or by hours. */
function hoursOf({ duty, hours }: WithDuty): Hours | 'always' {
  if (duty?.hours === undefined) return hours;
  return duty.hours === 'always' ? 'always' : everyDay(duty.hours);
}

/**
 * Whether somebody on duty answers at a moment, and else from when on (milliseconds since the epoch). Undefined where the pack names nobody:
 * nothing may be promised then.
 */
export function onDuty(
  pack: WithDuty,
  now: number,
): { readonly now: true } | { readonly now: false; readonly next: number } | undefined {
  if (namedIn(pack).named.length === 0) return undefined;
  const hours = hoursOf(pack);
  if (hours === 'always' || isOpen(hours, now)) return { now: true };
  return { now: false, next: nextOpening(hours, now) };
}

/**
 * Whether somebody who may open what is urgent answers at a moment, and else from when on (milliseconds since the epoch): people on duty by their
 * hours, or, where nobody is named, researchers by those of the office.
 */
export const readersAt = (
  pack: WithDuty,
  now: number,
): { readonly now: true } | { readonly now: false; readonly next: number } =>
  onDuty(pack, now) ??
  (isOpen(pack.hours, now) ? { now: true } : { now: false, next: nextOpening(pack.hours, now) });
