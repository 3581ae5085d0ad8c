import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Message {
  readonly id: {
    readonly fromMe: boolean;
    readonly remote: string;
    readonly id: string;
    readonly _serialized: string;
  };
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly type: string;
  readonly t: number;
  readonly caption?: string;
  readonly filename?: string;
  readonly size?: number;
  readonly mimetype?: string;
  readonly directPath?: string;
}

interface Chat {
  unread: number;
  readonly messages: Message[];
}

const me = '966500000000@c.us';
let n = 0;

/** Somebody with a phone, and what the account said to it. */
export class Person {
  readonly texts: string[] = [];
  /** Files from the account. */
  readonly files: { readonly type: string; readonly name: string; readonly bytes: Uint8Array }[] = [];
  readonly phone: string;
  readonly lid: string;

  constructor(private readonly web: WhatsApp) {
    n += 1;
    this.phone = `9665${String(10_000_000 + n)}@c.us`;
    this.lid = `${800_000_000 + n}@lid`;
  }

  text(body: string): void {
    this.web.arrive(this.message({ body, type: 'chat' }));
  }

  /** The same message under both forms of the address, as WhatsApp Web sometimes shows it. */
  twice(body: string): void {
    const message = this.message({ body, type: 'chat' });
    this.web.arrive(message);
    const { id } = message.id;
    this.web.arrive({
      ...message,
      from: this.lid,
      id: { ...message.id, remote: this.lid, _serialized: `false_${this.lid}_${id}` },
    });
  }

  document(name: string, bytes: Uint8Array): void {
    const directPath = this.web.keep(bytes);
    const facts = { filename: name, size: bytes.length, mimetype: 'application/pdf', directPath };
    this.web.arrive(this.message({ body: '', type: 'document', caption: name, ...facts }));
  }

  /** Somebody answers this person on the account's own phone. */
  answered(body: string): void {
    const message = this.message({ body, type: 'chat' });
    const id = { ...message.id, fromMe: true, _serialized: `true_${this.phone}_${message.id.id}` };
    this.web.arrive({ ...message, id, from: me, to: this.phone });
  }

  private message(facts: Pick<Message, 'body' | 'type'> & Partial<Message>): Message {
    n += 1;
    const id = `3A${String(n).padStart(18, '0')}`;
    const key = { fromMe: false, remote: this.phone, id, _serialized: `false_${this.phone}_${id}` };
    return { id: key, from: this.phone, to: me, t: Math.floor(Date.now() / 1000), ...facts };
  }
}

/** WhatsApp behind a page that whatsapp-web.js takes for WhatsApp Web. */
export class WhatsApp {
  linked = false;
  /** Whether the page shows a code and waits for a phone. */
  waits = false;
  /** How many pages have been opened so far. */
  pages = 0;
  readonly seen: string[] = [];
  /** Called once, at the next message of the account; its page hears nothing before this is over. */
  onSent: (() => void) | undefined;
  private readonly chats = new Map<string, Chat>();
  private readonly people = new Map<string, Person>();
  private readonly files = new Map<string, Uint8Array>();
  private readonly news = new Set<ServerResponse>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  private constructor(readonly folder: string) {}

  static async open(): Promise<WhatsApp> {
    const web = new WhatsApp(await mkdtemp(join(tmpdir(), 'silah-page-')));
    await new Promise<void>((done) => web.server.listen(0, '127.0.0.1', done));
    const { port } = web.server.address() as AddressInfo;
    const page = await readFile(new URL('whatsapp-page/page.html', import.meta.url), 'utf8');
    await writeFile(join(web.folder, '2.3000.1.html'), page.replace("'ROOT'", `'http://127.0.0.1:${port}'`));
    return web;
  }

  get connected(): boolean {
    return this.news.size > 0;
  }

  person(): Person {
    const person = new Person(this);
    this.people.set(person.phone, person);
    this.people.set(person.lid, person);
    this.tell({ people: this.forms() });
    return person;
  }

  /** A phone reads the code. */
  link(): void {
    this.linked = true;
    this.tell({ linked: true });
  }

  arrive(message: Message): void {
    const chat = this.chat(message.id.remote);
    chat.messages.push(message);
    if (!message.id.fromMe) chat.unread += 1;
    this.tell({ message });
  }

  keep(bytes: Uint8Array): string {
    const path = `/file/${this.files.size + 1}`;
    this.files.set(path, bytes);
    return path;
  }

  unread(): number {
    return [...this.chats.values()].reduce((sum, { unread }) => sum + unread, 0);
  }

  private chat(id: string): Chat {
    const chat = this.chats.get(id) ?? { unread: 0, messages: [] };
    this.chats.set(id, chat);
    return chat;
  }

  private forms(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.people].map(([form, { phone, lid }]) => [form, form === lid ? phone : lid]),
    );
  }

  private tell(said: object): void {
    for (const page of this.news) page.write(`data: ${JSON.stringify(said)}\n\n`);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '' } = request;
    response.setHeader('access-control-allow-origin', '*');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const body = bytes.toString();
    if (url === '/news') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(':\n\n');
      this.news.add(response);
      response.on('close', () => this.news.delete(response));
      return;
    }
    if (url === '/state') {
      this.pages += 1;
      const chats = [...this.chats].map(([id, chat]) => ({ id, ...chat }));
      response.end(JSON.stringify({ linked: this.linked, people: this.forms(), chats }));
      return;
    }
    if (url === '/waiting') this.waits = true;
    if (url === '/seen') this.see((JSON.parse(body) as { chat: string }).chat);
    if (url === '/sent') {
      this.sent(JSON.parse(body) as Sending);
      const hook = this.onSent;
      this.onSent = undefined;
      hook?.();
    }
    response.end(url === '/upload' ? this.keep(bytes) : (this.files.get(url) ?? ''));
  }

  private see(id: string): void {
    this.chat(id).unread = 0;
    this.seen.push(id);
  }

  private sent({ id, chat, body, t, type, filename: name = '', directPath = '' }: Sending): void {
    const person = this.people.get(chat);
    if (body !== '') person?.texts.push(body);
    const bytes = this.files.get(directPath);
    if (bytes) person?.files.push({ type, name, bytes });
    const key = { fromMe: true, remote: chat, id, _serialized: `true_${chat}_${id}` };
    this.chat(chat).messages.push({ id: key, from: me, to: chat, body, type: 'chat', t });
  }

  async close(): Promise<void> {
    for (const page of this.news) page.destroy();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    await rm(this.folder, { recursive: true, force: true });
  }
}

interface Sending {
  readonly id: string;
  readonly chat: string;
  readonly body: string;
  readonly type: string;
  readonly filename?: string;
  readonly directPath?: string;
  readonly t: number;
}
