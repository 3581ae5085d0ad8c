import { byBusy, type SharingRule } from './rule.ts';

/** To whoever answered this member the last time, as long as they are there; else to whoever has the fewest conversations. */
export const samePerson: SharingRule = {
  name: 'samePerson',
  order(there, { lastWith }) {
    const known = there.filter(({ id }) => id === lastWith);
    return [...known, ...byBusy(there.filter(({ id }) => id !== lastWith))];
  },
};
