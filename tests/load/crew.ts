import type * as z from 'zod/mini';
import { DeskConversation, Inbox, type InboxItem } from '../../src/contract/desk.ts';
import { pause } from '../support/folders.ts';

/** Somebody at the desk, whose browser listens and fetches as src/web/desk does. */
export interface Colleague {
  readonly email: string;
  /** When each conversation was hinted at last, by performance.now(). */
  readonly hinted: Map<string, number>;
  /** The list as it would stand on the screen, and when it was fetched. */
  shown: ReadonlyMap<string, InboxItem>;
  /** When each conversation stood on the screen for the first time. */
  readonly appeared: Map<string, number>;
  connected: boolean;
  connections: number;
  /** How long each fetch of the list took, in milliseconds. */
  readonly fetches: number[];
  close(): void;
  /** A fetch of one list, with the time it took. */
  open(which: string): Promise<{ readonly items: readonly InboxItem[]; readonly ms: number }>;
  /** Everything about one conversation. */
  read(conversation: string): Promise<{ readonly lines: readonly { from: string; text: string }[] }>;
}

const gathering = 500;
const retry = 1000;

/** Signs in as a browser would. Answers the cookie. */
async function cookieOf(url: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  await answer.body?.cancel();
  if (answer.status !== 200 || cookie === undefined) throw new Error(`sign-in of ${email}: ${answer.status}`);
  return cookie;
}

/** Reads one event stream to its end; throws when the connection breaks. */
async function listen(
  url: string,
  init: RequestInit,
  heed: { up(): void; hint(conversation: string | undefined, what: string): void },
): Promise<void> {
  const answer = await fetch(`${url}/desk/api/events`, init);
  if (answer.status !== 200 || !answer.body) throw new Error(`no stream: ${answer.status}`);
  heed.up();
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const [, data] = /^data: (.*)$/m.exec(event) ?? [];
      if (data === undefined) continue;
      const { what, conversation } = JSON.parse(data) as { what: string; conversation?: string };
      heed.hint(conversation, what);
    }
  }
}

/** Somebody signs in, opens the desk and stays, coming back by himself after any break. */
export async function colleague(url: string, email: string, password: string): Promise<Colleague> {
  const cookie = await cookieOf(url, email, password);
  const over = new AbortController();
  const init = { headers: { cookie }, signal: over.signal };
  async function get<Shape extends z.ZodMiniType>(shape: Shape, path: string): Promise<z.infer<Shape>> {
    const answer = await fetch(`${url}/desk/api${path}`, {
      ...init,
      signal: AbortSignal.any([over.signal, AbortSignal.timeout(20_000)]),
    });
    if (answer.status === 200) return shape.parse(await answer.json());
    await answer.body?.cancel();
    throw new Error(`${path} was answered with ${answer.status}`);
  }
  const me: Colleague = {
    email,
    hinted: new Map(),
    shown: new Map(),
    appeared: new Map(),
    connected: false,
    connections: 0,
    fetches: [],
    close: () => over.abort(),
    async open(which) {
      const start = performance.now();
      const { items } = await get(Inbox, `/inbox?which=${which}`);
      return { items, ms: performance.now() - start };
    },
    read: (conversation) => get(DeskConversation, `/conversations/${conversation}`),
  };

  async function refresh(): Promise<void> {
    const [{ items, ms }, mine] = await Promise.all([me.open('waiting'), me.open('mine')]);
    me.fetches.push(ms, mine.ms);
    me.shown = new Map([...items, ...mine.items].map((item) => [item.conversation, item]));
    for (const id of me.shown.keys()) if (!me.appeared.has(id)) me.appeared.set(id, performance.now());
  }
  let wanted = false;
  const gather = async (): Promise<void> => {
    while (!over.signal.aborted) {
      if (wanted) {
        wanted = false;
        await refresh().catch(() => {
          wanted = me.connected;
        });
        await pause(gathering);
      } else await pause(5);
    }
  };
  const stay = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await listen(url, init, {
        up: () => {
          me.connected = true;
          me.connections += 1;
          wanted = true;
        },
        hint: (conversation, what) => {
          if (conversation !== undefined) me.hinted.set(conversation, performance.now());
          if (what !== 'viewers' && what !== 'requests') wanted = true;
        },
      }).catch(() => undefined);
      me.connected = false;
      await pause(retry);
    }
  };
  void gather();
  void stay();
  return me;
}
