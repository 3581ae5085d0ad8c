import { lastFour } from '../fields/kind.ts';
import type { LookUpKind } from './look-up.ts';

export interface ProvedNumberQuery {
  readonly kind: 'provedNumber';
  /** The number itself is wanted, for the field of a form: a finding is kept with its turn, so that it holds it nowhere else. */
  readonly whole?: true;
}
export interface ProvedNumberFound {
  readonly kind: 'provedNumber';
  /** As it is shown: all but its last figures are hidden. Undefined where the channel proves none. */
  readonly shown?: string;
  /** The number itself (E.164), where it was asked for. */
  readonly number?: string;
}

const foundOf = (number: string | undefined, { whole }: ProvedNumberQuery): ProvedNumberFound => ({
  kind: 'provedNumber',
  ...(number !== undefined && { shown: lastFour(number), ...(whole && { number }) }),
});

/** The number that the channel proves with this very message. */
export const provedNumber: LookUpKind<ProvedNumberQuery, ProvedNumberFound> = {
  kind: 'provedNumber',
  find: (query, { number }) => Promise.resolve(foundOf(number, query)),
  rehearse: (query) => foundOf('+966500000000', query),
};
