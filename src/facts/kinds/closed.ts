import { dayAt, momentOf } from '../../fields/calendar.ts';
import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

const morning = 10 * 60;

/** Single days on which nobody is there, today among them. */
export const closed: FactKind = {
  name: 'closed',
  parts: {
    days: {
      path: ['hours', 'closed'],
      form: {
        as: 'rows',
        of: [
          { name: 'day', form: { as: 'day' }, mayLack: false },
          { name: 'why', form: { as: 'words' }, mayLack: true },
        ],
      },
      mayLack: true,
    },
  },
  reads(reading) {
    const { house, now } = reading;
    const today = dayAt(now);
    const [next] = (house.association.pack.hours.closed ?? [])
      .map(({ day }) => day)
      .filter((day) => day >= today)
      .toSorted();
    if (next === undefined) return [];
    return [sayComputed('hours', { ...reading, now: next === today ? now : momentOf(next, morning) })];
  },
};
