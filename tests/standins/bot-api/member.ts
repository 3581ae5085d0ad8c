import { randomBytes } from 'node:crypto';
import type { Chat, Key, Shown, Stored } from './chat.ts';
import type { Queue } from './queue.ts';

const now = (): number => Math.floor(Date.now() / 1000);

const fileJson = ({ id, bytes, sized }: Stored): Record<string, unknown> => ({
  file_id: id,
  file_unique_id: id.slice(0, 15),
  ...(sized && { file_size: bytes.length }),
});

interface Sent {
  readonly caption?: string;
  /** Without it, Telegram does not say how large the file is. */
  readonly sized?: boolean;
}

/** What a member needs of the bot that they write to. */
interface WrittenTo {
  readonly queue: Pick<Queue, 'add'>;
  readonly chats: Map<number, Chat>;
  readonly pressed: Set<string>;
  readonly json: Readonly<Record<string, unknown>>;
  nextMessage(): number;
  store(file: { name: string; type: string; bytes: Buffer }, folder: string, sized?: boolean): Stored;
}

/** Acts as a person with Telegram in the chat with one bot. Each act answers the id of its message. */
export class Member {
  constructor(
    readonly bot: WrittenTo,
    readonly chat: Chat,
  ) {}

  get address(): string {
    return String(this.chat.id);
  }

  /** What the bot said, in order. */
  get texts(): readonly string[] {
    return this.chat.shown.map(({ text }) => text);
  }

  get last(): Shown | undefined {
    return this.chat.shown.at(-1);
  }

  start(code?: string): number {
    const text = code === undefined ? '/start' : `/start ${code}`;
    return this.#send({ text, entities: [{ offset: 0, length: 6, type: 'bot_command' }] });
  }

  text(text: string): number {
    return this.#send({ text });
  }

  /** A message of any other kind, by its fields. */
  other(fields: Record<string, unknown>): number {
    return this.#send(fields);
  }

  /** Presses the newest button with this label. Answers the id of the press. */
  press(label: string): string {
    const has = ({ keys }: Shown): boolean => keys.flat().some((key) => key.text === label);
    const message = this.chat.shown.findLast(has);
    if (!message) throw new Error(`no button says ${label}: ${JSON.stringify(this.last?.keys)}`);
    const key = message.keys.flat().find((one) => one.text === label);
    return this.pressIn(message, key?.callback_data ?? '');
  }

  /** Presses a button of a message of the bot, or what a program could make of one. */
  pressIn({ id: message_id, text, keys }: Shown, data: string, reachable = true): string {
    const id = randomBytes(8).readBigUInt64BE().toString();
    const place = { message_id, chat: this.chat.json };
    const full = {
      ...place,
      from: this.bot.json,
      date: now(),
      text,
      reply_markup: { inline_keyboard: keys },
    };
    const message = reachable ? full : { ...place, date: 0 };
    this.bot.pressed.add(id);
    const query = { id, from: this.chat.from, message, chat_instance: '-7', data };
    this.bot.queue.add('callback_query', this.address, query);
    return id;
  }

  /** Presses the button that shares the own number; throws where there is none. */
  shareContact(phone: string): number {
    const asks = (key: Key): boolean => key.request_contact === true;
    if (!this.chat.keyboard?.flat().some(asks)) throw new Error('no button shares a contact');
    return this.contact({ phone_number: phone, user_id: this.chat.id });
  }

  /** Sends a contact out of the address book. */
  contact(contact: { phone_number: string; user_id?: number }): number {
    return this.#send({ contact: { first_name: 'سارة', ...contact } });
  }

  document(
    file: { name: string; type: string; bytes: Buffer },
    { caption, sized = true }: Sent = {},
  ): number {
    const stored = this.bot.store(file, 'documents', sized);
    const document = { ...fileJson(stored), file_name: file.name, mime_type: file.type };
    return this.#send({ document, ...(caption !== undefined && { caption }) });
  }

  /** What was spoken into the phone. */
  voice(bytes: Buffer): number {
    const stored = this.bot.store({ name: 'file_7.oga', type: 'audio/ogg', bytes }, 'voice', true);
    return this.#send({ voice: { ...fileJson(stored), duration: 4, mime_type: 'audio/ogg' } });
  }

  /** A photo: Telegram gives it in several sizes, the smallest first. */
  photo(bytes: Buffer, { caption, sized = true }: Sent = {}): number {
    const type = 'image/jpeg';
    const small = this.bot.store({ name: 'x.jpg', type, bytes: bytes.subarray(0, 20) }, 'photos', sized);
    const large = this.bot.store({ name: 'x.jpg', type, bytes }, 'photos', sized);
    const photo = [
      { ...fileJson(small), width: 90, height: 67 },
      { ...fileJson(large), width: 1280, height: 960 },
    ];
    return this.#send({ photo, ...(caption !== undefined && { caption }) });
  }

  edit(message: number, text: string): void {
    const edited = { ...this.#frame(message), edit_date: now(), text };
    this.bot.queue.add('edited_message', this.address, edited);
  }

  block(): void {
    this.#move('member', 'kicked');
    this.chat.blocked = true;
  }

  unblock(): void {
    this.chat.blocked = false;
    this.#move('kicked', 'member');
  }

  #move(before: string, after: string): void {
    const user = this.bot.json;
    const banned = { user, status: 'kicked', until_date: 0 };
    const as = (status: string): object => (status === 'kicked' ? banned : { user, status });
    const update = { chat: this.chat.json, from: this.chat.from, date: now() };
    const members = { old_chat_member: as(before), new_chat_member: as(after) };
    this.bot.queue.add('my_chat_member', this.address, { ...update, ...members });
  }

  #frame(message_id: number): Record<string, unknown> {
    return { message_id, from: this.chat.from, chat: this.chat.json, date: now() };
  }

  #send(fields: Record<string, unknown>): number {
    this.bot.chats.set(this.chat.id, this.chat);
    const id = this.bot.nextMessage();
    this.chat.written.add(id);
    this.bot.queue.add('message', this.address, { ...this.#frame(id), ...fields });
    return id;
  }
}
