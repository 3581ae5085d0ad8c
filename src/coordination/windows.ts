/** At most `most` times within so many milliseconds. */
interface Limit {
  readonly most: number;
  readonly within: number;
}

interface Window {
  used: number;
  readonly most: number;
  readonly ends: number;
}

/** So many are known at once; then those that are over are forgotten, and an eighth of the others. */
const capacity = 100_000;
const left = capacity - capacity / 8;
/** Looking for those that are over costs a walk through all: not more often than this, in milliseconds. */
const pause = 1000;

const isLocked = ({ used, most }: Window): boolean => used >= most;

/**
 * How often something was done within a time that begins with the first. Times are milliseconds since the epoch. Noise pushes nothing out
 * that matters: a window that allows nothing more stays until it ends, and of the others those go first that were used once.
 */
export class Windows {
  private readonly once = new Map<string, Window>();
  private readonly again = new Map<string, Window>();
  private roomMadeAt = -Infinity;

  /** Counts one more of `key`, and answers whether it is within the limit. */
  allows(key: string, { most, within }: Limit, now: number): boolean {
    const open = this.once.get(key) ?? this.again.get(key);
    if (open && open.ends > now) {
      open.used += 1;
      if (this.once.delete(key)) this.again.set(key, open);
      return open.used <= most;
    }
    this.again.delete(key);
    this.makeRoom(now);
    this.once.set(key, { used: 1, most, ends: now + within });
    return most >= 1;
  }

  private get size(): number {
    return this.once.size + this.again.size;
  }

  private makeRoom(now: number): void {
    if (this.size < capacity || now - this.roomMadeAt < pause) return;
    const all = [this.once, this.again];
    for (const some of all) for (const [key, { ends }] of some) if (ends <= now) some.delete(key);
    for (const some of all)
      for (const [key, window] of some) {
        if (this.size <= left) return;
        if (!isLocked(window)) some.delete(key);
      }
    this.roomMadeAt = now;
  }
}
