interface Window {
  used: number;
  readonly ends: number;
}

/** So many are known at once: then those that are over are forgotten, and the oldest where that is not enough. */
const most = 100_000;

/** How often something was done within a time that begins with the first. Times are milliseconds since the epoch. */
export class Windows {
  private readonly open = new Map<string, Window>();

  /** Counts one more of `key`, and answers how many there are by now. */
  count(key: string, now: number, length: number): number {
    const window = this.open.get(key);
    if (window && window.ends > now) return (window.used += 1);
    this.sweep(now);
    this.open.set(key, { used: 1, ends: now + length });
    return 1;
  }

  private sweep(now: number): void {
    if (this.open.size < most) return;
    for (const [key, window] of this.open) if (window.ends <= now) this.open.delete(key);
    for (const key of this.open.keys()) {
      if (this.open.size < most) break;
      this.open.delete(key);
    }
  }
}
