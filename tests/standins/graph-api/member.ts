import { randomBytes } from 'node:crypto';
import type { MediaStore, Stored } from './media.ts';
import type { Hooks, Value } from './webhook.ts';

/** An answer that can be tapped. */
export interface Option {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
}

/** A message of the business as the member sees it. */
export interface Shown {
  readonly id: string;
  readonly as: string;
  readonly text: string;
  readonly options: readonly Option[];
  /** What opens the list. */
  readonly open?: string | undefined;
  readonly link?: { readonly label: string; readonly url: string } | undefined;
  readonly file?: Stored | undefined;
  readonly name?: string | undefined;
  readonly preview: boolean;
}

export interface Person {
  readonly phone: string;
  /** The business-scoped id. */
  readonly user: string;
  readonly name: string;
  /** Whether WhatsApp keeps the phone number from the business. */
  readonly hidden: boolean;
}

export const wamid = (): string => `wamid.${randomBytes(30).toString('base64')}`;

/** What a member needs of the number that they write to. */
interface WrittenTo {
  readonly shownNumber: string;
  readonly media: Pick<MediaStore, 'add'>;
  readonly hooks: Pick<Hooks, 'say'>;
  now(): number;
  value(rest: Partial<Value>): Value;
}

/** Acts as a person with WhatsApp in the chat with one number. Each act answers the id of its message. */
export class Member {
  readonly shown: Shown[] = [];
  /** Milliseconds; undefined before the first message. */
  wroteAt: number | undefined;
  blocks = false;

  constructor(
    readonly number: WrittenTo,
    readonly person: Person,
  ) {}

  /** What the business said, in order. */
  get texts(): readonly string[] {
    return this.shown.map(({ text }) => text);
  }

  get last(): Shown | undefined {
    return this.shown.at(-1);
  }

  /** How the business can call the member, by the fields that it was told. */
  get contact(): Readonly<Record<string, unknown>> {
    const { phone, user, name, hidden } = this.person;
    const profile = hidden ? { name, username: `${name}_1` } : { name };
    return { profile, ...(!hidden && { wa_id: phone }), user_id: user };
  }

  text(body: string): string {
    return this.send({ type: 'text', text: { body } });
  }

  /** Taps the newest button or row with this title. */
  tap(title: string): string {
    const has = ({ options }: Shown): boolean => options.some((one) => one.title === title);
    const message = this.shown.findLast(has);
    const option = message?.options.find((one) => one.title === title);
    if (!message || !option)
      throw new Error(`nothing to tap says ${title}: ${JSON.stringify(this.last?.options)}`);
    return this.tapIn(message, option);
  }

  tapIn({ id, as }: Pick<Shown, 'id' | 'as'>, { id: choice, title, description }: Option): string {
    const context = { from: this.number.shownNumber, id };
    // A quick reply of a template: its payload, and its words.
    if (as === 'template')
      return this.send({ type: 'button', button: { payload: choice, text: title }, context });
    const type = as === 'list' ? 'list_reply' : 'button_reply';
    const words = as === 'list' && description !== undefined ? { description } : {};
    const interactive = { type, [type]: { id: choice, title, ...words } };
    return this.send({ type: 'interactive', interactive, context });
  }

  document(file: { name: string; type: string; bytes: Buffer }, caption?: string): string {
    const { id } = this.number.media.add(file);
    const words = caption === undefined ? {} : { caption };
    const document = { ...words, filename: file.name, mime_type: file.type, sha256: 'SfInY0gG', id };
    return this.send({ type: 'document', document });
  }

  image(bytes: Buffer, caption?: string): string {
    const { id } = this.number.media.add({ name: 'image.jpg', type: 'image/jpeg', bytes });
    const words = caption === undefined ? {} : { caption };
    return this.send({ type: 'image', image: { ...words, mime_type: 'image/jpeg', sha256: 'SfInY0gG', id } });
  }

  voice(bytes = Buffer.from('OggS')): string {
    const { id } = this.number.media.add({ name: 'voice.ogg', type: 'audio/ogg', bytes });
    return this.send({ type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', id, voice: true } });
  }

  react(emoji: string, to = this.last?.id ?? ''): string {
    return this.send({ type: 'reaction', reaction: { message_id: to, emoji } });
  }

  /** A message of any kind, by its fields. */
  send(fields: Record<string, unknown>): string {
    const { phone, user, hidden } = this.person;
    const now = this.number.now();
    const id = wamid();
    const from = hidden ? {} : { from: phone };
    const timestamp = String(Math.floor(now / 1000));
    this.wroteAt = now;
    const message = { ...from, from_user_id: user, id, timestamp, ...fields };
    this.number.hooks.say(this.number.value({ contacts: [this.contact], messages: [message] }));
    return id;
  }
}
