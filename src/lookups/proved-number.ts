import { lastFour } from '../fields/kind.ts';
import type { LookUpKind } from './look-up.ts';

export interface ProvedNumberQuery {
  readonly kind: 'provedNumber';
}
export interface ProvedNumberFound {
  readonly kind: 'provedNumber';
  /** As it is shown: all but its last figures are hidden. Undefined where the channel proves none. */
  readonly shown?: string;
  /** The number itself (E.164): for a field at which the member says that it is this one. */
  readonly number?: string;
}

const rehearsed = '+966500000000';

/** The number that the channel proves with this very message. */
export const provedNumber: LookUpKind<ProvedNumberQuery, ProvedNumberFound> = {
  kind: 'provedNumber',
  find: (_, { number }) =>
    Promise.resolve({
      kind: 'provedNumber',
      ...(number !== undefined && { shown: lastFour(number), number }),
    }),
  rehearse: () => ({ kind: 'provedNumber', shown: lastFour(rehearsed), number: rehearsed }),
};
