import { hour } from '../kernel/clock.ts';
import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import { replaceableOf } from '../records/requests/afterwards/replaceable.ts';
import { owedOf } from '../records/requests/owed.ts';
import { findRequest } from '../records/requests/requests.ts';
import { known } from './known.ts';
import { withRefusals } from './refusals.ts';
import type { LookUpKind } from './look-up.ts';

/** Looks at what is not theirs, in an hour, of one conversation: the limit is of whoever tries, and never of the request. */
const strangeLooks = 30;

export interface RequestQuery {
  readonly kind: 'request';
  readonly reference: string;
}
/** `proves`: nothing but the number that the channel proved with this very message showed whose it is. */
export type RequestFound =
  | {
      readonly kind: 'request';
      readonly outcome: 'found';
      readonly request: KnownRequest;
      readonly proves?: true;
    }
  | { readonly kind: 'request'; readonly outcome: 'unknown' | 'locked' };

/**
 * A request by its reference, for its own conversation, for one that is joined to it, and for one whose channel proves the number that it
 * was made under. For everybody else it is as if there were none, whatever they know.
 */
export const request: LookUpKind<RequestQuery, RequestFound> = {
  kind: 'request',
  async find({ reference }, { database, coordination, conversation, number }) {
    const found = await findRequest(database, reference, { conversation, number });
    if (found) {
      const owes = (await owedOf(database, [found])).get(reference);
      const replaceable = await replaceableOf(database, found);
      const said = { ...(owes && { owes }), ...(replaceable.length > 0 && { replaceable }) };
      const [own] = await withRefusals(database, [{ ...known(found), ...said }]);
      return {
        kind: 'request',
        outcome: 'found',
        request: own ?? known(found),
        ...(found.byNumber && { proves: true }),
      };
    }
    const allowed = await coordination.allow(`look-up ${conversation.publicId}`, strangeLooks, hour);
    return { kind: 'request', outcome: allowed ? 'unknown' : 'locked' };
  },
  rehearse({ reference }, { sent }) {
    const own = sent.find((one) => one.reference === reference);
    return own
      ? { kind: 'request', outcome: 'found', request: own }
      : { kind: 'request', outcome: 'unknown' };
  },
  leaves: (found) =>
    found.outcome === 'found' && found.proves ? [{ type: 'prove', reference: found.request.reference }] : [],
};
