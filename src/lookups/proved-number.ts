import { lastFour } from '../fields/kind.ts';
import type { LookUpKind } from './look-up.ts';

export interface ProvedNumberQuery {
  readonly kind: 'provedNumber';
}
export interface ProvedNumberFound {
  readonly kind: 'provedNumber';
  /** As it is shown: all but its last figures are hidden. Undefined where the channel proves none. */
  readonly shown?: string;
}

/** The number that the channel proves with this very message. */
export const provedNumber: LookUpKind<ProvedNumberQuery, ProvedNumberFound> = {
  kind: 'provedNumber',
  find: (_, { number }) =>
    Promise.resolve({ kind: 'provedNumber', ...(number !== undefined && { shown: lastFour(number) }) }),
  rehearse: () => ({ kind: 'provedNumber', shown: lastFour('+966500000000') }),
};
