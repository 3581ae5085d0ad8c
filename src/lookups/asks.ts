import type { KnownAsk } from '../outcomes/cases/known-ask.ts';
import { openAsks } from '../records/requests/asks.ts';
import { requestsOf } from '../records/requests/requests.ts';
import type { LookUpKind } from './look-up.ts';

export interface AsksQuery {
  readonly kind: 'asks';
}
export interface AsksFound {
  readonly kind: 'asks';
  /** The latest case first. */
  readonly asks: readonly KnownAsk[];
}

/** What the cases of this conversation's member wait for. */
export const asks: LookUpKind<AsksQuery, AsksFound> = {
  kind: 'asks',
  async find(_, { database, conversation, number }) {
    const own = await requestsOf(database, { conversation, number });
    const open = await openAsks(
      database,
      own.filter(({ status }) => status === 'asked').map(({ reference }) => reference),
    );
    return {
      kind: 'asks',
      asks: own.flatMap(({ reference, service, replyOn: dueOn, told, needsCheck }) =>
        open
          .filter((one) => one.reference === reference)
          .map((one) => ({ ...one, service, dueOn, told, needsCheck })),
      ),
    };
  },
  rehearse: (_, { asked }) => ({ kind: 'asks', asks: asked }),
};
