import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { systemClock } from '../../src/kernel/clock.ts';
import { takes } from '../../tests/support/pace.ts';

const Grant = z.object({ token: z.string(), conversationId: z.string() });
const clock = systemClock();
const patience = 60_000;
/** So many members share an address, as far as the server believes whoever calls. */
const ofAddress = 200;

/** Calls until the answer is anything but "not now"; a server that is away is tried again. */
async function insist(url: string, init: RequestInit): Promise<Response> {
  const until = clock.now() + patience;
  for (;;) {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
      if (answer.status < 500 && answer.status !== 429) return answer;
      await answer.body?.cancel();
    } catch (error) {
      if (clock.now() > until) throw error;
    }
    if (clock.now() > until) throw new Error(`${url} was not answered`);
    await takes(50);
  }
}

/** A member with a conversation on the web chat. */
export class Visitor {
  /** Texts that the server acknowledged. */
  readonly said: string[] = [];

  private constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
    readonly conversation: string,
  ) {}

  /** Opens the chat and agrees to the notice, as the nth of those who arrive. */
  static async arrive(url: string, association: string, n = 0): Promise<Visitor> {
    const from = { 'x-forwarded-for': `10.9.${Math.floor(n / ofAddress)}.1` };
    const asked = await insist(`${url}/webchat/${association}/token`, {
      method: 'POST',
      headers: from,
      body: '{}',
    });
    if (asked.status !== 200) throw new Error(`no token: ${asked.status}`);
    const { token, conversationId } = Grant.parse(await asked.json());
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...from };
    const opened = await insist(`${url}/v3/directline/conversations`, { method: 'POST', headers });
    await opened.body?.cancel();
    const visitor = new Visitor(url, headers, conversationId);
    await visitor.say('أوافق');
    // What comes before the consent is not kept.
    visitor.said.pop();
    return visitor;
  }

  /** Where what is said is posted and read. */
  get activities(): string {
    return `${this.url}/v3/directline/conversations/${this.conversation}/activities`;
  }

  /** Types a text, again and again until it is acknowledged. Answers when it was sent first and when it was acknowledged. */
  async say(text: string): Promise<{ readonly sent: number; readonly acknowledged: number }> {
    const body = JSON.stringify({
      type: 'message',
      from: { id: 'me' },
      locale: 'ar',
      text,
      channelData: { clientActivityID: randomUUID() },
    });
    const sent = performance.now();
    const answer = await insist(this.activities, {
      method: 'POST',
      headers: this.headers,
      body,
    });
    const acknowledged = performance.now();
    await answer.body?.cancel();
    if (answer.status !== 200) throw new Error(`a message was answered with ${answer.status}`);
    this.said.push(text);
    return { sent, acknowledged };
  }
}
