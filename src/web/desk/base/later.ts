import { dayOf } from '../../base/riyadh.ts';
import { now } from '../server/clock.ts';

const hour = 3_600_000;

/** Hours at which somebody wants to see something again, by one press, in milliseconds since the epoch. */
export const later = {
  inAnHour: () => now() + hour,
  inThree: () => now() + 3 * hour,
  /** Eight in the morning of the day after, in Riyadh. */
  tomorrow: () => Date.parse(`${dayOf(now() + 24 * hour)}T08:00:00+03:00`),
} as const;
