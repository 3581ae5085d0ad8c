import { conflict } from './refusal.ts';

/** One update as it lies at Telegram until it is confirmed. `lane` is the chat: of each, one at a time goes to a webhook. */
export interface Waiting {
  readonly update_id: number;
  readonly lane: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const longest = 50;
const others = 'terminated by other getUpdates request; make sure that only one bot instance is running';

/** The updates of one bot, and whoever polls for them. */
export class Queue {
  #waiting: Waiting[] = [];
  #next: number;
  #allowed: ReadonlySet<string> | undefined;
  #poll: { readonly end: (error?: Error) => void } | undefined;
  /** Told of every update that is added. */
  added: (() => void) | undefined;

  constructor(first: number) {
    this.#next = first;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  get allowed(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  add(kind: string, lane: string, update: unknown): void {
    if (this.#allowed && !this.#allowed.has(kind)) return;
    const update_id = this.#next++;
    this.#waiting.push({ update_id, lane, body: { update_id, [kind]: update } });
    this.#poll?.end();
    this.added?.();
  }

  /** As after a week without news, when Telegram goes on with any number. */
  restartAt(id: number): void {
    this.#next = id;
  }

  drop(id: number): void {
    this.#waiting = this.#waiting.filter(({ update_id }) => update_id !== id);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Ends whoever polls; the call is answered with a conflict. */
  endPoll(about: string): void {
    this.#poll?.end(conflict(about));
  }

  /**
   * What lies behind `offset`; what lies before is confirmed and forgotten. A negative offset keeps only so many from the end. Without
   * news the call is held open for `timeout` seconds. Of two who poll, the first is sent away.
   */
  async get(offset: number, limit: number, timeout: number, gone: AbortSignal): Promise<readonly Waiting[]> {
    this.endPoll(others);
    if (offset < 0) this.#waiting = this.#waiting.slice(offset);
    const last = this.#waiting.at(-1)?.update_id ?? this.#next - 1;
    // A number beyond the end of the queue confirms nothing: Telegram begins at the head again.
    if (offset > 0 && offset <= last + 1)
      this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset);
    if (this.#waiting.length === 0 && timeout > 0) await this.#hold(Math.min(timeout, longest), gone);
    return this.#waiting.slice(0, Math.min(100, Math.max(1, limit)));
  }

  #hold(seconds: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: Error): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (this.#poll === poll) this.#poll = undefined;
        if (error) reject(error);
        else resolve();
      };
      const leave = (): void => end();
      const poll = { end };
      const timer = setTimeout(leave, seconds * 1000);
      gone.addEventListener('abort', leave);
      this.#poll = poll;
    });
  }
}
