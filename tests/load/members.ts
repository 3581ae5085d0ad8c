import { randomUUID } from 'node:crypto';
import { pause } from '../support/folders.ts';

/** A member with a conversation on the web chat. */
export interface Visitor {
  readonly conversation: string;
  /** Texts that the server acknowledged. */
  readonly said: string[];
  /** Types a text, again and again until it is acknowledged. Answers when it was sent first and when it was acknowledged. */
  say(text: string): Promise<{ readonly sent: number; readonly acknowledged: number }>;
}

interface Grant {
  readonly token: string;
  readonly conversationId: string;
}

const patience = 60_000;

/** Calls until the answer is anything but "not now"; a server that is away is tried again. */
async function insist(url: string, init: RequestInit): Promise<Response> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
      if (answer.status < 500) return answer;
      await answer.body?.cancel();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error(`${url} was not answered`);
    await pause(50);
  }
}

/** Somebody opens the chat, agrees to the notice and says what he is given to say. */
export async function visitor(
  url: string,
  association: string,
  ...texts: readonly string[]
): Promise<Visitor> {
  const asked = await insist(`${url}/webchat/${association}/token`, { method: 'POST', body: '{}' });
  if (asked.status !== 200) throw new Error(`no token: ${asked.status}`);
  const { token, conversationId: conversation } = (await asked.json()) as Grant;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const opened = await insist(`${url}/v3/directline/conversations`, { method: 'POST', headers });
  await opened.body?.cancel();
  const said: string[] = [];
  const one: Visitor = {
    conversation,
    said,
    async say(text) {
      const body = JSON.stringify({
        type: 'message',
        from: { id: 'me' },
        locale: 'ar',
        text,
        channelData: { clientActivityID: randomUUID() },
      });
      const sent = performance.now();
      const answer = await insist(`${url}/v3/directline/conversations/${conversation}/activities`, {
        method: 'POST',
        headers,
        body,
      });
      const acknowledged = performance.now();
      await answer.body?.cancel();
      if (answer.status !== 200) throw new Error(`a message was answered with ${answer.status}`);
      said.push(text);
      return { sent, acknowledged };
    },
  };
  await one.say('أوافق');
  // What comes before the consent is not kept.
  said.pop();
  for (const text of texts) await one.say(text);
  return one;
}

/** Does something for each of a list, so many at a time. */
export async function atOnce<T, R>(
  list: readonly T[],
  width: number,
  act: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < list.length) {
      const i = next;
      next += 1;
      results[i] = await act(list[i] as T);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
