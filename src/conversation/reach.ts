import type { NoticeKind } from '../channel/notice.ts';
import type { Capabilities } from '../channel/port.ts';
import { isWayIn } from '../contract/cases/ways-in.ts';
import type { Reached } from '../contract/reach.ts';
import { accountOf, heardFrom } from '../records/sending/addresses.ts';
import type { Database } from '../records/base/database.ts';
import type { Conversation } from '../records/turns/conversations.ts';

type Where = Pick<Conversation, 'id' | 'association' | 'channel'>;

/** How long after a member's last message a provider takes anything, in milliseconds, undefined where always; and what it takes later, too. */
export type Openness = Pick<Capabilities, 'window' | 'later' | 'removes'>;

/** What the channels can do right now: whoever decides to speak asks it before. */
export class Reach {
  private readonly windows = new Map<string, Openness>();

  constructor(private readonly database: Database) {}

  /** An account is served here. */
  serve(account: string, { window, later, removes }: Openness): void {
    this.windows.set(account, {
      ...(window !== undefined && { window }),
      ...(later && { later }),
      ...(removes !== undefined && { removes }),
    });
  }

  /** Whether what either side wrote can be taken away again. */
  removes(conversation: Pick<Where, 'association' | 'channel'>): boolean {
    return this.windows.get(accountOf(conversation))?.removes !== undefined;
  }

  /** Whether what is written goes out to the member by itself: on a channel that we call. */
  carries(conversation: Pick<Where, 'association' | 'channel'>): boolean {
    return this.windows.has(accountOf(conversation));
  }

  /** How far a conversation can be reached. On channels whose clients fetch there is nothing to reach. */
  async of(conversation: Where): Promise<Reached> {
    const account = accountOf(conversation);
    if (!this.windows.has(account)) return {};
    const heard = await heardFrom(this.database, conversation.id);
    if (!heard) return {};
    const window = this.windows.get(account)?.window;
    return {
      ...(heard.blocked && { blocked: true }),
      ...(window !== undefined && { closesAt: heard.at + window }),
    };
  }

  /** Whether nothing that is said at `now` would reach the member; a notice of a kind may where words do not. Whoever writes on no channel is called. */
  async isShut(conversation: Where, now: number, kind?: NoticeKind): Promise<boolean> {
    if (isWayIn(conversation.channel)) return true;
    const { blocked, closesAt } = await this.of(conversation);
    if (blocked === true) return true;
    const later = kind !== undefined && this.windows.get(accountOf(conversation))?.later?.includes(kind);
    return !later && closesAt !== undefined && now >= closesAt;
  }
}
