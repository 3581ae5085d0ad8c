/** One piece of work at a time for each conversation, in order of arrival; conversations side by side. */
export class OneAtATime {
  private readonly tails = new Map<string, Promise<void>>();
  /** Of the work that waits for its turn: the message that may be answered together with those before it, by its channel's id. */
  private readonly standing = new Map<string, (string | undefined)[]>();

  /** Conversations that have work under way. */
  get busy(): number {
    return this.tails.size;
  }

  /** The message that comes next in a conversation and may be answered together with those before it. */
  next(conversation: string): string | undefined {
    return this.standing.get(conversation)?.[0];
  }

  /** `joins`: the message that it takes, where that may be answered together with those before it. */
  async run<T>(conversation: string, work: () => Promise<T>, joins?: string): Promise<T> {
    const before = this.tails.get(conversation);
    let done: () => void = () => undefined;
    const tail = new Promise<void>((resolve) => (done = resolve));
    this.tails.set(conversation, tail);
    try {
      if (before) await this.comesAfter(before, conversation, joins);
      return await work();
    } finally {
      if (this.tails.get(conversation) === tail) this.tails.delete(conversation);
      done();
    }
  }

  private async comesAfter(before: Promise<void>, conversation: string, joins?: string): Promise<void> {
    const standing = this.standing.get(conversation) ?? [];
    this.standing.set(conversation, standing);
    standing.push(joins);
    await before;
    standing.shift();
    if (standing.length === 0) this.standing.delete(conversation);
  }

  /** Waits until nothing is under way. */
  async drain(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
