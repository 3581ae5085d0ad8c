/**
 * What a turn may look up in the records: one file for each look-up (its query, its finding, how it is found and how a rehearsal finds
 * it), and a list of all (`index.ts`). A finding is stored with the entry of its turn, so that the turn can be computed again.
 */
import type { Coordination } from '../coordination/port.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { World } from '../outcomes/world.ts';
import type { Conversation } from '../records/turns/conversations.ts';
import type { Database } from '../records/base/database.ts';

/**
 * By what a look-up finds: the records, limits that all nodes share, who asks, when (milliseconds since the epoch), and the phone number
 * (E.164) that the channel itself proves with this very message.
 */
export interface Finding {
  readonly database: Database;
  readonly coordination: Coordination;
  readonly conversation: Pick<Conversation, 'id' | 'publicId' | 'association' | 'joined' | 'signedSeq'>;
  readonly now: number;
  readonly number: string | undefined;
}

/** One look-up: `Q` asks, `F` is what was found; both carry its kind. */
export interface LookUpKind<Q extends { readonly kind: string }, F extends { readonly kind: string }> {
  readonly kind: Q['kind'] & F['kind'];
  /** Throws Fault databaseDown. */
  find(query: Q, by: Finding): Promise<F>;
  /** The same from a rehearsed world. */
  rehearse(query: Q, world: World): F;
  /** What the finding leaves in the turn that asked for it. */
  leaves?(found: F): readonly Outcome[];
}
