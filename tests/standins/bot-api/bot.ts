import { randomBytes } from 'node:crypto';
import { Chat, type Stored } from './chat.ts';
import { Member } from './member.ts';
import { Queue } from './queue.ts';
import type { Failure } from './refusal.ts';
import { Delivery, type Hook, type Pace } from './webhook.ts';
import type { Asked } from './wire.ts';

/** A call that the bot's program made, in the order of arrival. */
export interface Made extends Asked {
  readonly method: string;
  readonly at: number;
}

/** One bot at the stand-in: what its program asked for, what members see, and how it fails next. */
export class Bot {
  readonly username: string;
  readonly queue: Queue;
  readonly made: Made[] = [];
  readonly files = new Map<string, Stored>();
  readonly chats = new Map<number, Chat>();
  /** Ids of pressed buttons that the program has not answered yet. */
  readonly pressed = new Set<string>();
  readonly commands = new Map<string, unknown>();
  delivery: Delivery | undefined;
  setAt = 0;
  #message = 100;
  #failures: { readonly method: string; readonly failure: Failure }[] = [];

  constructor(
    readonly token: string,
    private readonly pace: Pace,
    readonly reply: (fields: Record<string, unknown>) => void,
  ) {
    this.username = `silah_${token.split(':')[0] ?? ''}_bot`;
    this.queue = new Queue(randomBytes(3).readUIntBE(0, 3) + 1);
    this.queue.added = () => this.delivery?.wake();
  }

  get id(): number {
    return Number(this.token.split(':')[0]);
  }

  get json(): Readonly<Record<string, unknown>> {
    return { id: this.id, is_bot: true, first_name: this.username, username: this.username };
  }

  /** Somebody with Telegram; the bot knows of him once he writes. */
  member(person: { readonly language?: string; readonly name?: string } = {}): Member {
    const id = 5_000_000_000 + randomBytes(4).readUInt32BE();
    return new Member(this, new Chat({ id, name: person.name ?? 'سارة', language: person.language }));
  }

  /** The next call of this method (or of every one) fails so. Several are taken in turn. */
  fail(failure: Failure, { method = 'send', times = 1 } = {}): void {
    for (let i = 0; i < times; i += 1) this.#failures.push({ method: method.toLowerCase(), failure });
  }

  failureOf(method: string): Failure | undefined {
    const at = this.#failures.findIndex((one) => method.toLowerCase().startsWith(one.method));
    return at < 0 ? undefined : this.#failures.splice(at, 1)[0]?.failure;
  }

  /** What was asked with one method. */
  madeWith(method: string): readonly Made[] {
    return this.made.filter((one) => one.method === method);
  }

  nextMessage(): number {
    return this.#message++;
  }

  store(file: { name: string; type: string; bytes: Buffer }, folder: string, sized = true): Stored {
    const id = `Bq${randomBytes(24).toString('base64url')}`;
    const end = file.name.includes('.') ? file.name.slice(file.name.lastIndexOf('.')) : '';
    const stored = { ...file, id, path: `${folder}/file_${this.files.size}${end}`, sized };
    this.files.set(id, stored);
    return stored;
  }

  setHook(hook: Hook | undefined): void {
    this.delivery?.close();
    this.delivery = hook && new Delivery(hook, this.queue, this.pace, this.reply);
    if (hook) this.queue.endPoll('terminated by setWebhook request');
    this.delivery?.wake();
  }

  close(): void {
    this.delivery?.close();
    this.queue.endPoll(
      'terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  }
}
