import type * as z from 'zod/mini';
import { DeskConversation, Inbox, type InboxItem } from '../../src/contract/desk.ts';
import { takes } from '../../tests/support/pace.ts';
import { hintsOf, type Heard } from './hints.ts';

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

/** Somebody at the desk, whose browser listens and fetches as src/web/desk does, coming back by itself after any break. */
export class Colleague {
  /** When each conversation was hinted at last, by performance.now(). */
  readonly hinted = new Map<string, number>();
  /** The list as it would stand on the screen. */
  shown = new Map<string, InboxItem>();
  /** When each conversation stood on the screen for the first time. */
  readonly appeared = new Map<string, number>();
  connected = false;
  connections = 0;
  private readonly over = new AbortController();
  /** Something has changed since the list was fetched. */
  private wanted = false;
  private fetching = false;

  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Signs in, opens the desk and stays. */
  static async arrive(url: string, email: string, password: string): Promise<Colleague> {
    const colleague = new Colleague(url, await cookieOf(url, email, password));
    void colleague.gather();
    void colleague.stay();
    return colleague;
  }

  close(): void {
    this.over.abort();
  }

  private async get<Shape extends z.ZodMiniType>(path: string, shape: Shape): Promise<z.infer<Shape>> {
    const answer = await fetch(`${this.url}/desk/api${path}`, {
      headers: { cookie: this.cookie },
      signal: AbortSignal.any([this.over.signal, AbortSignal.timeout(20_000)]),
    });
    if (answer.status === 200) return shape.parse(await answer.json());
    await answer.body?.cancel();
    throw new Error(`${path} was answered with ${answer.status}`);
  }

  /** A fetch of one list, with the milliseconds it took. */
  async open(which: string): Promise<{ readonly items: readonly InboxItem[]; readonly ms: number }> {
    const start = performance.now();
    const { items } = await this.get(`/inbox?which=${which}`, Inbox);
    return { items, ms: performance.now() - start };
  }

  /** Everything about one conversation. */
  read(conversation: string): Promise<DeskConversation> {
    return this.get(`/conversations/${conversation}`, DeskConversation);
  }

  /** Every page of a list. */
  private async whole(which: string): Promise<readonly InboxItem[]> {
    const all: InboxItem[] = [];
    for (let after = ''; ;) {
      const { items, next } = await this.get(
        `/inbox?which=${which}&after=${encodeURIComponent(after)}`,
        Inbox,
      );
      all.push(...items);
      if (next === undefined) return all;
      after = next;
    }
  }

  private async refresh(): Promise<void> {
    const lists = await Promise.all([this.whole('waiting'), this.whole('mine')]);
    this.shown = new Map(lists.flat().map((item) => [item.conversation, item]));
    for (const id of this.shown.keys()) this.sees(id);
  }

  private sees(conversation: string): void {
    if (!this.appeared.has(conversation)) this.appeared.set(conversation, performance.now());
  }

  /** Rows that changed stand where they belong at once, as the page puts them; a list that is being fetched may have been read before. */
  private take(rows: readonly InboxItem[]): void {
    this.wanted ||= this.fetching;
    for (const row of rows) {
      if (row.state !== 'waiting' && !this.shown.has(row.conversation)) continue;
      this.shown.set(row.conversation, row);
      this.sees(row.conversation);
    }
  }

  /** Fetches the lists when something has changed, at most twice a second. */
  private async gather(): Promise<void> {
    while (!this.over.signal.aborted) {
      if (!this.wanted) {
        await takes(5);
        continue;
      }
      this.wanted = false;
      this.fetching = true;
      await this.refresh().catch(() => {
        this.wanted = this.connected;
      });
      this.fetching = false;
      await takes(gathering);
    }
  }

  /** The row of a conversation that is named comes by itself; for all else the lists are fetched. */
  private hear({ what, conversation }: Exclude<Heard, { readonly rows: unknown }>): void {
    if (conversation !== undefined) this.hinted.set(conversation, performance.now());
    if (what === 'inbox' || (what === 'conversation' && conversation === undefined)) this.wanted = true;
  }

  /** Listens to the stream of hints, and again whenever it breaks. */
  private async stay(): Promise<void> {
    while (!this.over.signal.aborted) {
      await this.listen().catch(() => undefined);
      this.connected = false;
      await takes(retry);
    }
  }

  private async listen(): Promise<void> {
    const answer = await fetch(`${this.url}/desk/api/events`, {
      headers: { cookie: this.cookie },
      signal: this.over.signal,
    });
    if (answer.status !== 200 || !answer.body) throw new Error(`no stream: ${answer.status}`);
    this.connected = true;
    this.connections += 1;
    this.wanted = true;
    for await (const heard of hintsOf(answer.body)) {
      if ('rows' in heard) this.take(heard.rows);
      else this.hear(heard);
    }
  }
}
