import { takes } from '../../support/pace.ts';
import type { Queue, Waiting } from './queue.ts';

export interface Hook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly most: number;
}

/** Times in milliseconds. Telegram waits 60 s for an answer and tries again after 0, 2, 4 … 120 s. */
export interface Pace {
  readonly answer: number;
  readonly again: number;
  readonly longest: number;
}

/** Delivers updates to a webhook: of each chat one at a time and in order, of different chats side by side, again until it is taken. */
export class Delivery {
  readonly #busy = new Set<string>();
  #inFlight = 0;
  #open = true;
  lastError: { readonly date: number; readonly message: string } | undefined;
  /** Every call that was made: the update, and what came back (0 for nothing). */
  readonly attempts: { readonly update: number; readonly status: number }[] = [];

  /** `reply` takes a call that the webhook put into its answer. */
  constructor(
    readonly hook: Hook,
    private readonly queue: Queue,
    private readonly pace: Pace,
    private readonly reply: (fields: Record<string, unknown>) => void,
  ) {}

  close(): void {
    this.#open = false;
  }

  /** Looks for chats that have something to deliver. */
  wake(): void {
    for (const { lane } of this.queue.waiting) {
      if (!this.#open || this.#inFlight >= this.hook.most) return;
      if (this.#busy.has(lane)) continue;
      this.#busy.add(lane);
      this.#inFlight += 1;
      void this.#empty(lane).finally(() => {
        this.#busy.delete(lane);
        this.#inFlight -= 1;
        this.wake();
      });
    }
  }

  async #empty(lane: string): Promise<void> {
    let failed = 0;
    for (;;) {
      const first = this.queue.waiting.find((one) => one.lane === lane);
      if (!first || !this.#open) return;
      if (await this.#deliver(first)) {
        this.queue.drop(first.update_id);
        failed = 0;
        continue;
      }
      const pause = failed === 0 ? 0 : Math.min(this.pace.longest, this.pace.again * 2 ** (failed - 1));
      failed += 1;
      await takes(pause, { ref: false });
    }
  }

  async #deliver({ update_id: update, body }: Waiting): Promise<boolean> {
    const { url, secret } = this.hook;
    const headers = {
      'content-type': 'application/json',
      ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
    };
    const call = { method: 'POST', headers, body: JSON.stringify(body) };
    try {
      const response = await fetch(url, { ...call, signal: AbortSignal.timeout(this.pace.answer) });
      const text = await response.text();
      this.attempts.push({ update, status: response.status });
      if (response.ok) this.#asked(text);
      else this.#failed(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
      return response.ok;
    } catch {
      this.attempts.push({ update, status: 0 });
      this.#failed('Webhook connection closed');
      return false;
    }
  }

  #failed(message: string): void {
    this.lastError = { date: Math.floor(Date.now() / 1000), message };
  }

  /** A webhook may put one call into its answer; nobody ever learns what became of it. */
  #asked(text: string): void {
    try {
      const fields: unknown = JSON.parse(text);
      if (typeof fields === 'object' && fields !== null && 'method' in fields) this.reply({ ...fields });
    } catch {
      // Most answers are empty.
    }
  }
}
