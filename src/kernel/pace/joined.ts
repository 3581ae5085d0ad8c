/**
 * Work that many ask for at the same time is done once for all of them. A caller who asks while the work is under way gets the run
 * after it, and so sees everything that was there at the call.
 */
export class Joined<T> {
  private readonly running = new Map<string, Promise<T>>();
  private readonly next = new Map<string, Promise<T>>();

  run(name: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.next.get(name);
    if (waiting) return waiting;
    const under = this.running.get(name);
    if (!under) return this.start(name, work);
    const begin = (): Promise<T> => {
      this.next.delete(name);
      return this.start(name, work);
    };
    const after = under.then(begin, begin);
    this.next.set(name, after);
    return after;
  }

  private start(name: string, work: () => Promise<T>): Promise<T> {
    const run = work().finally(() => {
      if (this.running.get(name) === run) this.running.delete(name);
    });
    this.running.set(name, run);
    return run;
  }
}
