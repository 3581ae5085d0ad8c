import { holidaysEnd } from '../../association/hours.ts';
import { proposedHolidays } from '../../association/holidays.ts';
import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

/** The announced holidays. Those of the next years are proposed by the Umm al-Qura calendar. */
export const holidays: FactKind = {
  name: 'holidays',
  parts: {
    list: {
      path: ['hours', 'holidays'],
      form: {
        as: 'rows',
        of: [
          { name: 'name', form: { as: 'words' }, mayLack: false },
          { name: 'from', form: { as: 'day' }, mayLack: false },
          { name: 'to', form: { as: 'day' }, mayLack: false },
        ],
      },
      mayLack: false,
    },
  },
  reads: (reading) => [sayComputed('holidays', reading)],
  proposes({ hours }, now) {
    const more = proposedHolidays(hours.holidays, now);
    return more.length === 0 ? undefined : { list: [...hours.holidays, ...more] };
  },
  ends: ({ hours }, now) => holidaysEnd(hours, now),
};
