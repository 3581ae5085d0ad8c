import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

/** The number at which the association is called. */
export const telephone: FactKind = {
  name: 'telephone',
  parts: { phone: { path: ['contact', 'phone'], form: { as: 'line', type: 'tel' }, mayLack: true } },
  reads: (reading) =>
    reading.house.association.pack.contact.phone === undefined ? [] : [sayComputed('telephone', reading)],
};
