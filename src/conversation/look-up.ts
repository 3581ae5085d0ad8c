import type { KnownRequest, LookedUp, LookUp } from '../engine/effects.ts';
import { dayAt } from '../fields/calendar.ts';
import { day, hour } from '../kernel/clock.ts';
import type { Known } from './cache.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Conversation } from '../records/conversations.ts';
import type { Database } from '../records/database.ts';
import { areJoined, claimCode } from '../records/links.ts';
import { findRequest, isProof, requestsOf, similarRequest, type RequestRow } from '../records/requests.ts';

const proofsPerReference = 5;
const lookUpsPerConversation = 30;
/** Of a million codes a handful is valid at a time: so many guesses an hour find one in years. */
const codesPerConversation = 5;
const codesPerAssociation = 200;

const known = (row: RequestRow): KnownRequest => ({
  reference: row.reference,
  service: row.service,
  status: row.status,
  submittedOn: dayAt(row.submittedAt),
  ...(row.told && { promisedOn: row.replyOn }),
});

/** Answers what a turn wants to know of the records. Guessing at references or at figures of an id is cut off early. */
export class LookUps {
  constructor(
    private readonly database: Database,
    private readonly coordination: Coordination,
  ) {}

  async answer(conversation: Known, query: LookUp, now: number): Promise<LookedUp> {
    switch (query.kind) {
      case 'mine':
        return { kind: 'mine', requests: (await requestsOf(this.database, conversation.id)).map(known) };
      case 'request':
        return this.request(conversation, query);
      case 'code':
        return { kind: 'code', outcome: await this.code(conversation, query.code, now) };
      case 'similar': {
        const { association, id } = conversation;
        const reference = await similarRequest(this.database, {
          association,
          service: query.service,
          conversation: id,
          identity: query.identity,
          after: now - day,
        });
        return { kind: 'similar', reference: reference ?? null };
      }
    }
  }

  /** A code is claimed here, before the turn is kept: whoever comes second finds it gone. A turn that is tried again claims it again. */
  private async code(
    conversation: Conversation,
    code: string,
    now: number,
  ): Promise<'linked' | 'unknown' | 'locked'> {
    const { publicId, association } = conversation;
    const allowed =
      (await this.coordination.allow(`code ${publicId}`, codesPerConversation, hour)) &&
      (await this.coordination.allow(`codes ${association}`, codesPerAssociation, hour));
    if (!allowed) return 'locked';
    return (await claimCode(this.database, conversation, code, now)) ? 'linked' : 'unknown';
  }

  private async request(
    { id, publicId, association }: Conversation,
    { reference, lastFour }: Extract<LookUp, { kind: 'request' }>,
  ): Promise<LookedUp> {
    const row = await findRequest(this.database, reference);
    const found = row?.association === association ? row : undefined;
    const own =
      found && (found.conversation === id || (await areJoined(this.database, id, found.conversation)));
    if (found && own) return { kind: 'request', outcome: 'found', request: known(found) };
    if (!(await this.coordination.allow(`look-up ${publicId}`, lookUpsPerConversation, hour)))
      return { kind: 'request', outcome: 'locked' };
    if (!found) return { kind: 'request', outcome: 'unknown' };
    if (lastFour === undefined) return { kind: 'request', outcome: 'proofNeeded' };
    if (!(await this.coordination.allow(`proof ${association} ${reference}`, proofsPerReference, hour)))
      return { kind: 'request', outcome: 'locked' };
    return isProof(this.database, found, lastFour)
      ? { kind: 'request', outcome: 'found', request: known(found) }
      : { kind: 'request', outcome: 'wrongProof' };
  }
}
