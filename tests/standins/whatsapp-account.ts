import { mkdir } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { ToChild, type FromChild, type Heard } from '../../adapters/whatsapp-web/wire.ts';

/** Somebody who writes to a linked account, and what the account said to it. */
export class Contact {
  readonly texts: string[] = [];
  readonly files = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
  private n = 0;

  constructor(
    readonly address: string,
    private readonly say: (said: FromChild) => void,
  ) {}

  text(text: string): void {
    this.hears({ type: 'chat', text });
  }

  document(name: string, bytes: Buffer): void {
    const { key } = this.hears({ type: 'document', text: '', name, size: bytes.length });
    this.files.set(key, { name, bytes });
  }

  private hears(facts: Pick<Heard, 'type' | 'text'> & Partial<Heard>): Heard {
    this.n += 1;
    const id = `3EB0${this.address.slice(4, 12)}${String(this.n).padStart(4, '0')}`;
    const key = `false_${this.address}_${id}`;
    const where = { id, key, chat: this.address, address: this.address, also: [] };
    const message = { ...where, at: Date.now(), mine: false, ...facts };
    this.say({ kind: 'heard', message });
    return message;
  }
}

/** A linked account of WhatsApp Web without any browser, behind `whatsapp-child.mjs`. */
export class WebAccount {
  private readonly contacts = new Map<string, Contact>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private sent = 0;
  /** What is written before a browser is there. */
  private readonly early: FromChild[] = [];

  private constructor() {
    this.server = createServer((socket) => this.enter(socket));
  }

  /** `folder` is where the channel keeps the session. */
  static async open(folder: string): Promise<WebAccount> {
    const account = new WebAccount();
    await mkdir(folder, { recursive: true });
    await new Promise<void>((done) => account.server.listen(join(folder, 'test.sock'), done));
    return account;
  }

  contact(): Contact {
    const address = `9665${String(20_000_000 + this.contacts.size)}@c.us`;
    const contact = new Contact(address, (said) => this.say(said));
    this.contacts.set(address, contact);
    return contact;
  }

  private say(said: FromChild): void {
    if (this.sockets.size === 0) this.early.push(said);
    for (const socket of this.sockets) socket.write(`${JSON.stringify(said)}\n`);
  }

  private enter(socket: Socket): void {
    this.sockets.add(socket);
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const told = ToChild.safeParse(JSON.parse(line));
        if (told.success) this.told(told.data);
      }
    });
  }

  private told(told: ToChild): void {
    switch (told.kind) {
      case 'begin':
        for (const said of [{ kind: 'ready' } as const, ...this.early.splice(0)]) this.say(said);
        return;
      case 'beat':
        this.say({ kind: 'beat', n: told.n, state: 'CONNECTED' });
        return;
      case 'send': {
        this.contacts.get(told.to)?.texts.push(told.text);
        this.sent += 1;
        this.say({ kind: 'sent', n: told.n, outcome: { kind: 'sent', id: `OUT${this.sent}` } });
        return;
      }
      case 'fetch': {
        const file = [...this.contacts.values()].flatMap(({ files }) => files.get(told.key) ?? [])[0];
        const delivered = file
          ? ({ kind: 'file', base64: file.bytes.toString('base64'), name: file.name } as const)
          : ({ kind: 'none', why: 'gone' } as const);
        this.say({ kind: 'fetched', n: told.n, delivered });
        return;
      }
      case 'taken':
      case 'stop':
    }
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
