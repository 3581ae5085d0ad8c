import { hour } from '../kernel/clock.ts';
import { claimCode } from '../records/turns/links.ts';
import type { LookUpKind } from './look-up.ts';

/**
 * Of a million million codes a handful is valid at a time: a thousand guesses a second, from as many conversations as one likes, find one in
 * years. So the limit is of whoever tries alone, and nobody can stop another from joining his conversations.
 */
const codesPerConversation = 5;

export interface CodeQuery {
  readonly kind: 'code';
  readonly code: string;
}
export interface CodeFound {
  readonly kind: 'code';
  readonly outcome: 'linked' | 'unknown' | 'locked';
}

/**
 * A code by which another conversation is shown to be the same member's. It is claimed here, before the turn is kept: whoever comes
 * second finds it gone. A turn that is tried again claims it again.
 */
export const code: LookUpKind<CodeQuery, CodeFound> = {
  kind: 'code',
  async find({ code: typed }, { database, coordination, conversation, now }) {
    if (!(await coordination.allow(`code ${conversation.publicId}`, codesPerConversation, hour)))
      return { kind: 'code', outcome: 'locked' };
    const claimed = await claimCode(database, conversation, { code: typed, now });
    return { kind: 'code', outcome: claimed ? 'linked' : 'unknown' };
  },
  rehearse({ code: typed }, world) {
    const claimed = typed === world.code;
    world.joined ||= claimed;
    return { kind: 'code', outcome: claimed ? 'linked' : 'unknown' };
  },
  leaves: ({ outcome }) => (outcome === 'linked' ? [{ type: 'join' }] : []),
};
