import { z } from 'zod';
import type { Shown, Written } from '../../contract/reports.ts';

type Unplaced<T> = T extends unknown ? Omit<T, 'figure'> : never;

/** Minutes as they are told: whole ones up to two hours, then tenths of an hour, from two days on tenths of a day. */
function roundedMinutes(minutes: number): number {
  const whole = Math.round(minutes);
  if (whole < 120) return whole;
  const step = whole < 2880 ? 6 : 144;
  return Math.round(whole / step) * step;
}

const roundedTo = (digits: number, value: number): number => Number(value.toFixed(digits));

/** A number as it is written on the page, and no finer: what is told beside it tells of nobody then, and neither does the difference of two. */
export function roundedAs(value: number, as: Written): number {
  if (as === 'mean') return roundedTo(2, value);
  if (as === 'share') return roundedTo(3, value);
  if (as === 'minutes' || as === 'within') return roundedMinutes(value);
  return as === 'days' ? roundedTo(4, roundedMinutes(value * 1440) / 1440) : value;
}

/** The numbers of one way to show a figure, by their keys; `''` is the figure itself. */
function measuresOf(
  one: Unplaced<Shown>,
): readonly { readonly of?: string | undefined; readonly as: Written }[] {
  if ('columns' in one) return one.columns;
  if ('count' in one) return [one.count];
  if ('more' in one) return [one.value, ...one.more];
  return 'value' in one ? [one.value, ...Object.values({ ...one.beside, ...one.always })] : [];
}

/** How each number of a figure is written, by its key. */
const writtenIn = (shown: readonly Unplaced<Shown>[]): ReadonlyMap<string, Written> =>
  new Map(shown.flatMap(measuresOf).map(({ of, as }) => [of ?? '', as]));

const Group = z.record(z.string(), z.unknown());

/** The answer of a figure with its numbers as they are shown, so that whoever reads it by a machine reads no more than whoever reads the page. */
export function roundedAnswer(answer: unknown, shown: readonly Unplaced<Shown>[]): unknown {
  const written = writtenIn(shown);
  const round = (value: unknown, key: string): unknown => {
    const as = written.get(key);
    if (typeof value === 'number') return as === undefined ? value : roundedAs(value, as);
    if (Array.isArray(value)) return value.map((one: unknown) => round(one, ''));
    const group = Group.safeParse(value);
    return group.success
      ? Object.fromEntries(Object.entries(group.data).map(([name, one]) => [name, round(one, name)]))
      : value;
  };
  return round(answer, '');
}
