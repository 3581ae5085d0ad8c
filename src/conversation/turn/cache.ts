import type { Dialogue } from '../../engine/dialogue.ts';
import type { Asked } from '../../voice/question.ts';
import { Bounded } from '../../kernel/bounded.ts';
import { findConversation, type Conversation } from '../../records/turns/conversations.ts';
import type { Database } from '../../records/base/database.ts';

const mostKnown = 20_000;

/** A conversation as this node knows it. The commit finds out whether that is still true. */
export interface LoadedConversation extends Conversation {
  readonly dialogue: Dialogue | undefined;
  /** The question that is open in `dialogue`, where the turn was computed here. */
  readonly asked?: Asked | undefined;
  /** An apology was the last thing said: it is not said twice in a row. */
  readonly apologised: boolean;
}

/** A conversation that nobody here has spoken in since it was read. */
export const standing = (found: Conversation, dialogue: Dialogue | undefined): LoadedConversation => ({
  dialogue,
  asked: undefined,
  apologised: false,
  ...found,
});

/** The conversations that were used last, so that a turn reads nothing. Never trusted: each commit compares version and epoch. */
export class Cache {
  private readonly known = new Bounded<string, LoadedConversation>(mostKnown);

  constructor(private readonly database: Database) {}

  /** What this node knows already, without asking. */
  peek(publicId: string): LoadedConversation | undefined {
    return this.known.get(publicId);
  }

  async get(publicId: string): Promise<LoadedConversation | undefined> {
    return this.known.get(publicId) ?? this.fresh(publicId);
  }

  /** As it stands in the database: what this node knows is old where another one took the last messages. */
  async fresh(publicId: string): Promise<LoadedConversation | undefined> {
    const found = await findConversation(this.database, publicId);
    if (!found) return undefined;
    const known = this.known.get(publicId);
    if (known && known.version >= found.version) return known;
    const fresh = standing(found, found.state as Dialogue | undefined);
    this.put(fresh);
    return fresh;
  }

  put(conversation: LoadedConversation): void {
    this.known.set(conversation.publicId, conversation);
  }

  drop(publicId: string): void {
    this.known.delete(publicId);
  }
}
