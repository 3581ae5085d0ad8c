import { readersAt } from '../../association/duty.ts';
import { spoken } from '../../voice/values.ts';
import type { FactKind } from '../kind.ts';

/** Who is called when somebody may be in danger, when they answer and how they are called. */
export const duty: FactKind = {
  name: 'duty',
  parts: {
    people: { path: ['duty', 'people'], form: { as: 'lines', type: 'email' }, mayLack: false },
    women: { path: ['duty', 'women'], form: { as: 'lines', type: 'email' }, mayLack: true },
    hours: { path: ['duty', 'hours'], form: { as: 'week', always: true }, mayLack: true },
    means: { path: ['duty', 'means'], form: { as: 'choices', of: ['screen', 'mail'] }, mayLack: true },
  },
  reads({ house, lang, now }) {
    const readers = readersAt(house.association.pack, now);
    return [
      readers.now
        ? house.wording.line(lang, 'urgent.gotIt')
        : house.wording.line(lang, 'urgent.nobody', spoken({ house, lang, now }, { at: readers.next })),
    ];
  },
};
