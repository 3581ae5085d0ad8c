import { z } from 'zod';
import { second, type Clock } from '../../kernel/clock.ts';
import type { Coordination } from '../../coordination/port.ts';

/** What nodes tell one another of a colleague who looks at a conversation. */
const Looking = z.object({
  conversation: z.string(),
  id: z.number(),
  name: z.string(),
  typing: z.boolean(),
});

interface Seen {
  readonly id: number;
  readonly name: string;
  readonly typing: boolean;
  readonly until: number;
}

const stays = 12 * second;
const topic = 'presence';

/** Which colleagues look at a conversation, and who types. Known to every node, kept by none. */
export class Presence {
  private readonly seen = new Map<string, Map<number, Seen>>();
  private readonly stop: () => void;

  constructor(
    private readonly coordination: Coordination,
    private readonly clock: Clock,
  ) {
    this.stop = coordination.subscribe(topic, (text) => {
      const { conversation, id, name, typing } = Looking.parse(JSON.parse(text));
      const here = this.seen.get(conversation) ?? new Map<number, Seen>();
      here.set(id, { id, name, typing, until: this.clock.now() + stays });
      this.seen.set(conversation, here);
      if (this.seen.size > 5000) this.sweep();
    });
  }

  tell(conversation: string, { id, name }: { id: number; name: string }, typing: boolean): void {
    this.coordination.publish(topic, JSON.stringify({ conversation, id, name, typing }));
  }

  of(conversation: string): { id: number; name: string; typing: boolean }[] {
    const now = this.clock.now();
    return [...(this.seen.get(conversation)?.values() ?? [])]
      .filter(({ until }) => until > now)
      .map(({ id, name, typing }) => ({ id, name, typing }));
  }

  private sweep(): void {
    const now = this.clock.now();
    for (const [conversation, here] of this.seen)
      if ([...here.values()].every(({ until }) => until <= now)) this.seen.delete(conversation);
  }

  close(): void {
    this.stop();
  }
}
