/** One piece of work at a time for each conversation, in order of arrival; conversations side by side. */
export class OneAtATime {
  private readonly tails = new Map<string, Promise<void>>();

  /** Conversations that have work under way. */
  get busy(): number {
    return this.tails.size;
  }

  async run<T>(conversation: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(conversation);
    let done: () => void = () => undefined;
    const tail = new Promise<void>((resolve) => (done = resolve));
    this.tails.set(conversation, tail);
    try {
      if (before) await before;
      return await work();
    } finally {
      if (this.tails.get(conversation) === tail) this.tails.delete(conversation);
      done();
    }
  }

  /** Waits until nothing is under way. */
  async drain(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
