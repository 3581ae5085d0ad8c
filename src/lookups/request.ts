import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import type { World } from '../outcomes/world.ts';
import { hour } from '../kernel/clock.ts';
import { areJoined } from '../records/turns/links.ts';
import { findRequest, isProof } from '../records/requests/requests.ts';
import { known } from './known.ts';
import type { Finding, LookUpKind } from './look-up.ts';

const proofsPerReference = 5;
const lookUpsPerConversation = 30;

export interface RequestQuery {
  readonly kind: 'request';
  readonly reference: string;
  readonly lastFour?: string;
  /** The member was shown this request in the same flow: whose it is was settled then. */
  readonly shown?: true;
}
export type RequestFound =
  | { readonly kind: 'request'; readonly outcome: 'found'; readonly request: KnownRequest }
  | { readonly kind: 'request'; readonly outcome: 'unknown' | 'proofNeeded' | 'wrongProof' | 'locked' };

/** A request by its reference. Guessing at references, or at figures of an id, is cut off early. */
export const request: LookUpKind<RequestQuery, RequestFound> = {
  kind: 'request',
  find,
  rehearse,
  leaves: (found) =>
    found.outcome === 'found' ? [{ type: 'link', reference: found.request.reference }] : [],
};

async function find(
  { reference, lastFour, shown }: RequestQuery,
  { database, coordination, conversation: { id, publicId, association } }: Finding,
): Promise<RequestFound> {
  const row = await findRequest(database, reference);
  const found = row?.association === association ? row : undefined;
  const own = found && (found.conversation === id || (await areJoined(database, id, found.conversation)));
  if (found && (own || shown)) return { kind: 'request', outcome: 'found', request: known(found) };
  if (!(await coordination.allow(`look-up ${publicId}`, lookUpsPerConversation, hour)))
    return { kind: 'request', outcome: 'locked' };
  if (!found) return { kind: 'request', outcome: 'unknown' };
  if (lastFour === undefined) return { kind: 'request', outcome: 'proofNeeded' };
  if (!(await coordination.allow(`proof ${association} ${reference}`, proofsPerReference, hour)))
    return { kind: 'request', outcome: 'locked' };
  return isProof(database, found, lastFour)
    ? { kind: 'request', outcome: 'found', request: known(found) }
    : { kind: 'request', outcome: 'wrongProof' };
}

function rehearse({ reference, lastFour, shown }: RequestQuery, { sent, others }: World): RequestFound {
  const own = sent.find((one) => one.reference === reference);
  if (own) return { kind: 'request', outcome: 'found', request: own };
  const other = others.find((one) => one.request.reference === reference);
  if (!other) return { kind: 'request', outcome: 'unknown' };
  if (shown) return { kind: 'request', outcome: 'found', request: other.request };
  if (lastFour === undefined) return { kind: 'request', outcome: 'proofNeeded' };
  if (lastFour !== other.lastFour) return { kind: 'request', outcome: 'wrongProof' };
  return { kind: 'request', outcome: 'found', request: other.request };
}
