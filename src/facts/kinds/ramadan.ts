import { dayAt, daysAfter, gregorianOf, hijriOf, momentOf } from '../../fields/calendar.ts';
import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

const ramadanIs = 9;
const morning = 10 * 60;

/** Ten o'clock on the first Monday of the coming Ramadan, or of this one. */
function inRamadan(now: number): number {
  const today = hijriOf(dayAt(now));
  const year = today.month > ramadanIs ? today.year + 1 : today.year;
  const first = gregorianOf({ year, month: ramadanIs, day: 1 }) ?? dayAt(now);
  const monday = 1;
  const ahead = (monday - new Date(momentOf(first, morning)).getUTCDay() + 7) % 7;
  return momentOf(daysAfter(first, ahead), morning);
}

/** When people are at their desks in Ramadan; without it as in other months. */
export const ramadan: FactKind = {
  name: 'ramadan',
  parts: { week: { path: ['hours', 'ramadan'], form: { as: 'week', always: false }, mayLack: true } },
  reads: (reading) => [sayComputed('hours', { ...reading, now: inRamadan(reading.now) })],
};
