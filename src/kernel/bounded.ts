/**
 * A map of at most so many entries: when one more comes, the oldest go, an eighth of all at once, since walking to the oldest costs more than
 * dropping it. What is set again is the newest.
 */
export class Bounded<K, V> {
  private readonly entries = new Map<K, V>();

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  set(key: K, value: V): void {
    this.entries.delete(key);
    if (this.entries.size >= this.most) this.dropOldest();
    this.entries.set(key, value);
  }

  delete(key: K): void {
    this.entries.delete(key);
  }

  /** Everything that is there now, the oldest first. */
  all(): readonly (readonly [K, V])[] {
    return [...this.entries];
  }

  private dropOldest(): void {
    let left = Math.ceil(this.most / 8);
    for (const key of this.entries.keys()) {
      this.entries.delete(key);
      left -= 1;
      if (left === 0) return;
    }
  }
}
