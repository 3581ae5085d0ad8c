import type { Reached } from '../contract/reach.ts';
import { accountOf, heardFrom } from '../records/sending/addresses.ts';
import type { Database } from '../records/base/database.ts';
import type { Conversation } from '../records/turns/conversations.ts';

type Where = Pick<Conversation, 'id' | 'association' | 'channel'>;

/** What the channels can do right now: whoever decides to speak asks it before. */
export class Reach {
  /** By account: how long after a member's last message its provider takes anything, in milliseconds; undefined where always. */
  private readonly windows = new Map<string, number | undefined>();

  constructor(private readonly database: Database) {}

  /** An account is served here. */
  serve(account: string, window: number | undefined): void {
    this.windows.set(account, window);
  }

  /** How far a conversation can be reached. On channels whose clients fetch there is nothing to reach. */
  async of(conversation: Where): Promise<Reached> {
    const account = accountOf(conversation);
    if (!this.windows.has(account)) return {};
    const heard = await heardFrom(this.database, conversation.id);
    if (!heard) return {};
    const window = this.windows.get(account);
    return {
      ...(heard.blocked && { blocked: true }),
      ...(window !== undefined && { closesAt: heard.at + window }),
    };
  }

  /** Whether nothing that is said at `now` would reach the member. */
  async isShut(conversation: Where, now: number): Promise<boolean> {
    const { blocked, closesAt } = await this.of(conversation);
    return blocked === true || (closesAt !== undefined && now >= closesAt);
  }
}
