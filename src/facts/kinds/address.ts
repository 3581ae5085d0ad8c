import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

/** Where the association is found, and how it is written to. */
export const address: FactKind = {
  name: 'address',
  parts: {
    place: { path: ['contact', 'address'], form: { as: 'words' }, mayLack: true },
    email: { path: ['contact', 'email'], form: { as: 'line', type: 'email' }, mayLack: true },
    website: { path: ['contact', 'website'], form: { as: 'line', type: 'text' }, mayLack: true },
  },
  reads: (reading) =>
    reading.house.association.pack.contact.address === undefined ? [] : [sayComputed('address', reading)],
};
