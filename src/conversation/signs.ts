import { z } from 'zod';
import type { Sign } from '../channel/pulled.ts';
import type { Dialogue } from '../engine/dialogue.ts';
import { deskTopic, topicOf, type Ground } from './context.ts';
import type { LoadedConversation } from './turn/cache.ts';

/** Where the desks of an association hear that a member types: apart from what changed, for nothing is looked up for it. */
export const typingTopic = (association: string): string => `typing ${association}`;

const seenTopic = 'seen';
/** What listeners of a conversation are told when whoever has it types; all else is a hint of news. */
const typing = 'typing';
const Seen = z.object({ conversation: z.string(), upTo: z.number() });
/** Of so many conversations it is known how far their member has read; the one of which was heard first is let go of. */
const most = 20_000;

/** Who listens to a conversation: to news, and to a person typing. */
export interface Listener {
  readonly news: () => void;
  readonly typing: () => void;
}

/** Whether a person has the conversation, or is waited for. */
export const isWithPerson = ({
  owner,
  dialogue,
}: {
  readonly owner: string;
  readonly dialogue?: Dialogue | undefined;
}): boolean => owner !== 'bot' || dialogue?.facts.waiting !== undefined;

/**
 * What the two ends of a conversation see of one another beside what they say: that somebody types, and how far the member has read. Every node hears it, and nothing of it is
 * stored; where somebody was in danger, and where the bot alone answers, there is none of it.
 */
export class Signs {
  private readonly seen = new Map<string, number>();
  private readonly stop: () => void;

  constructor(
    private readonly ground: Pick<Ground, 'coordination'>,
    private readonly standing: (publicId: string) => Promise<LoadedConversation | undefined>,
  ) {
    this.stop = ground.coordination.subscribe(seenTopic, (text) => {
      const { conversation, upTo } = Seen.parse(JSON.parse(text));
      const known = this.seen.get(conversation) ?? 0;
      this.seen.delete(conversation);
      this.seen.set(conversation, Math.max(known, upTo));
      const [first] = this.seen.keys();
      if (this.seen.size > most && first !== undefined) this.seen.delete(first);
    });
  }

  /** The member types, or has read. */
  async ofMember(publicId: string, sign: Sign): Promise<void> {
    const now = await this.standing(publicId);
    if (!now || now.alerted || !isWithPerson(now)) return;
    const { association } = now;
    const { coordination } = this.ground;
    if (sign.kind === 'typing') {
      coordination.publish(typingTopic(association), publicId);
      return;
    }
    const upTo = Math.min(sign.upTo, now.seq);
    if (upTo <= this.readUpTo(publicId)) return;
    coordination.publish(seenTopic, JSON.stringify({ conversation: publicId, upTo }));
    const hint = { what: 'viewers', conversation: publicId };
    coordination.publish(deskTopic(association), JSON.stringify(hint));
  }

  /** Whoever has the conversation types. */
  ofStaff(publicId: string): void {
    this.ground.coordination.publish(topicOf(publicId), typing);
  }

  /** The last line that the member is known to have read; 0 where nothing is known. */
  readUpTo(publicId: string): number {
    return this.seen.get(publicId) ?? 0;
  }

  /** Calls whoever listens, until the function that is returned is called. Hints: they may be missed. */
  watch(publicId: string, to: Listener): () => void {
    return this.ground.coordination.subscribe(topicOf(publicId), (told) =>
      told === typing ? to.typing() : to.news(),
    );
  }

  close(): void {
    this.stop();
  }
}
