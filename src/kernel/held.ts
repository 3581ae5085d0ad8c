/** One place of `most` at something that goes on for a while: its name, and how many there are. */
export type Places = readonly (readonly [name: string, most: number])[];

/** How many of something go on at once in this process, by name. Nothing is kept of what is over. */
export class Held {
  private readonly counts = new Map<string, number>();

  /** Takes a place of each, or of none: undefined where one has no place left. What is answered gives them back, once. */
  take(places: Places): (() => void) | undefined {
    if (places.some(([name, most]) => this.of(name) >= most)) return undefined;
    for (const [name] of places) this.counts.set(name, this.of(name) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      for (const [name] of places) this.giveBack(name);
    };
  }

  /** How many places of a name are taken. */
  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  private giveBack(name: string): void {
    const left = this.of(name) - 1;
    if (left > 0) this.counts.set(name, left);
    else this.counts.delete(name);
  }
}
