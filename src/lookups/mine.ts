import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import { requestsOf } from '../records/requests/requests.ts';
import { known } from './known.ts';
import { withRefusals } from './refusals.ts';
import type { LookUpKind } from './look-up.ts';

export interface MineQuery {
  readonly kind: 'mine';
}
export interface MineFound {
  readonly kind: 'mine';
  /** The latest first. */
  readonly requests: readonly KnownRequest[];
}

/** The requests of this conversation, of those joined to it, and those under the number that its channel proves. */
export const mine: LookUpKind<MineQuery, MineFound> = {
  kind: 'mine',
  find: async (_, { database, conversation, number }) => ({
    kind: 'mine',
    requests: await withRefusals(database, (await requestsOf(database, { conversation, number })).map(known)),
  }),
  rehearse: (_, { sent }) => ({ kind: 'mine', requests: [...sent].reverse() }),
};
