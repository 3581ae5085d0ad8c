import { createHmac, randomUUID } from 'node:crypto';
import { takes } from '../../support/pace.ts';

/** Times in milliseconds. Meta tries for seven days, with longer and longer pauses. */
export interface Pace {
  readonly answer: number;
  readonly again: number;
  readonly longest: number;
}

/** What stands in `value` of a change. */
export interface Value {
  readonly contacts?: readonly object[];
  readonly messages?: readonly object[];
  readonly statuses?: readonly object[];
  readonly [other: string]: unknown;
}

/**
 * `ascii`: the body is escaped, as Meta writes it. `raw`: it is not, and the bytes are signed. `escaped`: it is not, and the escaped form
 * is signed, as some libraries expect.
 */
export type Form = 'ascii' | 'raw' | 'escaped';

const escape = (text: string): string =>
  text.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const sign = (text: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

/** One call of a webhook: what goes over the wire. */
export interface WebhookCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function callOf(json: unknown, secret: string, form: Form = 'ascii'): WebhookCall {
  const text = JSON.stringify(json);
  const body = form === 'ascii' ? escape(text) : text;
  const signature = sign(form === 'escaped' ? escape(text) : body, secret);
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature } };
}

interface Sender {
  readonly waba: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** Calls the webhook of one number: each body until it is answered with 200, bodies side by side and in no order. */
export class Hooks {
  url: string | undefined;
  form: Form = 'ascii';
  /** Everything that was called, and what came back (0 for nothing). */
  readonly calls: WebhookCall[] = [];
  readonly attempts: { readonly body: string; readonly status: number }[] = [];
  #held: Value[] | undefined;
  #open = true;
  #inFlight = 0;

  constructor(
    private readonly sender: Sender,
    private readonly pace: Pace,
  ) {}

  /** Whether everything was taken. */
  get settled(): boolean {
    return this.#inFlight === 0;
  }

  /** Meta's handshake: the address is taken when it gives the challenge back. */
  async subscribe(url: string): Promise<boolean> {
    const challenge = randomUUID().replace(/\D/g, '');
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': challenge,
      'hub.verify_token': this.sender.verifyToken,
    });
    const response = await fetch(`${url}?${query.toString()}`).catch(() => undefined);
    const taken = response?.status === 200 && (await response.text()) === challenge;
    if (taken) this.url = url;
    return taken;
  }

  /** Says what happened: at once, or when it is let go. */
  say(value: Value): void {
    if (this.#held) this.#held.push(value);
    else this.post([value]);
  }

  /** From now on nothing goes out. */
  hold(): void {
    this.#held ??= [];
  }

  /**
   * Lets go of what was held. `together`: as batches, with several entries, changes, messages and statuses in one body. `order` puts it
   * into another order.
   */
  release({
    together = false,
    order = (values) => values,
  }: { together?: boolean; order?: (values: readonly Value[]) => readonly Value[] } = {}): void {
    const values = order(this.#held ?? []);
    this.#held = undefined;
    if (together) this.post(values);
    else for (const value of values) this.post([value]);
  }

  /** Everything once more, as after an answer that Meta lost. */
  again(): void {
    for (const call of [...this.calls]) void this.#deliver(call);
  }

  /** One body with all of these: two changes in an entry, neighbours of one kind in one value. */
  post(values: readonly Value[]): void {
    const merged: Value[] = [];
    for (const value of values) {
      const last = merged.at(-1);
      if (last?.messages && value.messages)
        merged[merged.length - 1] = {
          ...last,
          contacts: [...(last.contacts ?? []), ...(value.contacts ?? [])],
          messages: [...last.messages, ...value.messages],
        };
      else merged.push(value);
    }
    const entry = Array.from({ length: Math.ceil(merged.length / 2) }, (_, i) => ({
      id: this.sender.waba,
      changes: merged.slice(2 * i, 2 * i + 2).map((value) => ({ value, field: 'messages' })),
    }));
    if (entry.length === 0) return;
    const call = callOf({ object: 'whatsapp_business_account', entry }, this.sender.appSecret, this.form);
    this.calls.push(call);
    void this.#deliver(call);
  }

  close(): void {
    this.#open = false;
  }

  async #deliver(call: WebhookCall): Promise<void> {
    if (this.url === undefined) return;
    this.#inFlight += 1;
    for (let failed = 0; this.#open; failed += 1) {
      if ((await this.#attempt(call)) === 200) break;
      await takes(Math.min(this.pace.longest, this.pace.again * 2 ** failed), { ref: false });
    }
    this.#inFlight -= 1;
  }

  async #attempt({ body, headers }: WebhookCall): Promise<number> {
    const signal = AbortSignal.timeout(this.pace.answer);
    const status = await fetch(this.url ?? '', { method: 'POST', headers, body, signal }).then(
      async (response) => {
        await response.text();
        return response.status;
      },
      () => 0,
    );
    this.attempts.push({ body, status });
    return status;
  }
}
