import { sayComputed } from '../../voice/computed/computed.ts';
import type { FactKind } from '../kind.ts';

/** When people are at their desks. */
export const hours: FactKind = {
  name: 'hours',
  parts: { week: { path: ['hours', 'week'], form: { as: 'week', always: false }, mayLack: false } },
  reads: (reading) => [sayComputed('hours', reading)],
};
