import { expect } from '@jest/globals';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whatsappWeb, type Parts } from '../../adapters/whatsapp-web/index.ts';
import type { Times } from '../../adapters/whatsapp-web/supervise.ts';
import { ToChild, type FromChild, type Heard } from '../../adapters/whatsapp-web/wire.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';
import type { Happening, PushedChannel } from '../../src/channel/port.ts';
import type { Log } from '../../src/kernel/log.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { soon } from '../support/wait.ts';
import { say } from '../support/say.ts';

const said: string[] = [];
const keep = (event: string, facts: object = {}): void => void said.push(`${event} ${JSON.stringify(facts)}`);
export const log: Log = { info: keep, warn: keep, error: keep };
/** Every line that the channels of these tests logged so far. */
export const logged = (): readonly string[] => said;

export const now = (): number => 1_763_550_000_000;
const program = join(productRoot(), 'tests/standins/whatsapp-child.mjs');

/** Quick enough for tests, in milliseconds. */
const quick: Times = {
  beat: 25,
  silence: 10_000,
  start: 8000,
  life: 600_000,
  pause: 20,
  grace: 400,
  send: 2500,
};

export const comes = async (holds: () => boolean | Promise<boolean>): Promise<void> =>
  expect(await soon(holds)).toBe(true);
export const parcel = (text: string, more: Partial<Parcel> = {}): Parcel => ({ text, lang: 'ar', ...more });
export const to = (address = '966512345678@c.us', id = '1.0'): Destination => ({
  address,
  id,
  heardAt: now(),
});

const closing: Account[] = [];
/** Ends what the accounts of a test left running. */
export async function closeAll(): Promise<void> {
  for (const one of closing.splice(0)) await one.close();
}
type Given = Parameters<typeof Account.open>;
export async function begun(...given: Given): Promise<Account> {
  const account = await Account.open(...given);
  closing.push(account);
  return account.begun();
}
export const linked = async (...given: Given): Promise<Account> => (await begun(...given)).ready(1);

/** One life of the child: what it was told, and what it can be made to say and do. */
export class Life {
  readonly told: ToChild[] = [];
  pid = 0;
  isOver = false;
  /** It was told to hear no longer, and does not. */
  isDeaf = false;
  /** Answers beats by itself until this is false. */
  beats = true;

  constructor(private readonly socket: Socket) {}

  say(message: unknown): void {
    this.socket.write(`${JSON.stringify(message)}\n`);
  }

  do(what: 'exit' | 'deaf' | 'grow'): void {
    this.say({ do: what });
  }

  ready(): void {
    this.say({ kind: 'ready' } satisfies FromChild);
  }

  hears(message: Heard): void {
    this.say({ kind: 'heard', message } satisfies FromChild);
  }

  of<K extends ToChild['kind']>(kind: K): readonly Extract<ToChild, { kind: K }>[] {
    return this.told.filter((one): one is Extract<ToChild, { kind: K }> => one.kind === kind);
  }

  taken(): readonly string[] {
    return this.of('taken').map(({ id }) => id);
  }
}

/** What the account says to a message that is to be sent; nothing where it stays silent. */
export type Sending = (question: Extract<ToChild, { kind: 'send' }>, life: Life) => FromChild | undefined;

let n = 0;
/** A message as a browser shows it, from a member of whom the phone number is known. */
export const from = (text: string, more: Partial<Heard> = {}): Heard => {
  n += 1;
  const id = `3EB0${String(n).padStart(6, '0')}`;
  const chat = more.chat ?? '966512345678@c.us';
  const other = chat.endsWith('@lid') ? [] : ['90000000000001@lid'];
  return {
    ...{ id, key: `false_${chat}_${id}`, chat, address: chat, also: other, at: 1_763_549_000_000 },
    ...{ type: 'chat', text, mine: false, ...more },
  };
};

/** An account: the channel, and every life of its child so far. */
export class Account {
  readonly lives: Life[] = [];
  readonly taken: Happening[] = [];
  readonly asked: (string | undefined)[] = [];
  readonly printed: string[] = [];
  /** How many happenings were given on, taken or not. */
  given = 0;
  /** Calls of `take` that fail. */
  refuse = 0;
  sending: Sending = ({ n: question }) => ({
    kind: 'sent',
    n: question,
    outcome: { kind: 'sent', id: `OUT${question}-${this.lives.length}` },
  });
  hold: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private done: Promise<void> = Promise.resolve();
  private constructor(
    readonly dataDir: string,
    readonly channel: PushedChannel,
    private readonly closeDoor: () => void,
  ) {}

  static async open(
    times: Partial<Times> = {},
    settings: Readonly<Record<string, string>> = {},
  ): Promise<Account> {
    const dataDir = await mkdtemp(join(tmpdir(), 'silah-wweb-'));
    const folder = join(dataDir, 'whatsapp-web/mord');
    mkdirSync(folder, { recursive: true });
    const sockets = new Set<Socket>();
    const door = createServer((socket) => {
      sockets.add(socket);
      account.enter(socket);
    });
    const printed = (text: string): void => void account.printed.push(text);
    const parts: Partial<Parts> = { program, print: printed, times: { ...quick, ...times } };
    const context = { association: 'mord', log, now, publicUrl: undefined, dataDir, say };
    const channel = whatsappWeb.open(
      { WHATSAPP_WEB: 'on', WHATSAPP_WEB_CHROMIUM: process.execPath, ...settings },
      context,
      parts,
    );
    const account = new Account(dataDir, channel, () => {
      door.close();
      for (const socket of sockets) socket.destroy();
    });
    await new Promise<void>((done) => door.listen(join(folder, 'test.sock'), done));
    return account;
  }

  private enter(socket: Socket): void {
    const life = new Life(socket);
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('close', () => (life.isOver = true));
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.line(life, JSON.parse(line) as { kind: string; pid?: number });
    });
  }

  private line(life: Life, line: { kind: string; pid?: number }): void {
    if (line.kind === 'here') {
      life.pid = line.pid ?? 0;
      this.lives.push(life);
      return;
    }
    if (line.kind === 'deaf') {
      life.isDeaf = true;
      return;
    }
    const told = ToChild.parse(line);
    life.told.push(told);
    if (told.kind === 'beat' && life.beats) life.say({ kind: 'beat', n: told.n, state: 'CONNECTED' });
    const answer = told.kind === 'send' ? this.sending(told, life) : undefined;
    if (answer) life.say(answer);
  }

  listen(): void {
    this.done =
      this.channel.listen?.({
        signal: this.stopping.signal,
        showCode: (code) => void this.asked.push(code?.qr),
        take: async (happenings) => {
          this.given += happenings.length;
          await this.hold;
          if (this.refuse-- > 0) throw new Error('the database is down 0512345678');
          this.taken.push(...happenings);
        },
      }) ?? this.done;
  }

  get life(): Life {
    const life = this.lives.at(-1);
    if (!life) throw new Error('no child has begun');
    return life;
  }

  /** What was taken, in words. */
  texts(): readonly string[] {
    return this.taken.map((one) => {
      if (one.kind === 'takeover') return `☎ ${one.text}`;
      if (one.kind !== 'message') return one.kind;
      const { content } = one.message;
      if (content.kind === 'text') return content.text;
      return content.kind === 'media' ? `[${content.media.name}]` : content.kind;
    });
  }

  /** The first child has begun. */
  async begun(): Promise<this> {
    this.listen();
    await comes(() => this.lives.length === 1);
    return this;
  }

  /** The child after so many has begun, and a phone is linked. */
  async ready(lives: number): Promise<this> {
    await comes(() => this.lives.length === lives);
    this.life.ready();
    await comes(() => this.asked.length === lives);
    return this;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  async close(): Promise<void> {
    await this.stop();
    this.closeDoor();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
