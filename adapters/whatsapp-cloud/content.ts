import type { z } from 'zod';
import type { Content } from '../../src/channel/message.ts';
import { tapIn } from '../../src/channel/tap.ts';
import { Button, Document, Image, Interactive, Text, type Message } from './wire.ts';

/** What one message says: its content, and the words that stand below a file. */
export interface Said {
  readonly content: Content;
  readonly caption?: string;
}

const text = (words: string): Said | undefined =>
  words.trim() === '' ? undefined : { content: { kind: 'text', text: words.trim() } };

function reply(id: string, title: string): Said | undefined {
  const tap = tapIn(id);
  return tap ? { content: { kind: 'tap', ...tap, text: title } } : text(title);
}

const media = (ref: string, name: string, caption = ''): Said => ({
  content: { kind: 'media', media: { ref, name } },
  ...(caption.trim() !== '' && { caption: caption.trim() }),
});

const endings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/webp': 'webp' };

const read =
  <T>(shape: z.ZodType<T>, say: (part: T) => Said | undefined) =>
  (message: Message): Said | undefined => {
    const parsed = shape.safeParse(message);
    return parsed.success ? say(parsed.data) : undefined;
  };

const unsupported = (what: string) => (): Said => ({ content: { kind: 'unsupported', what } });
const nothing = (): undefined => undefined;

const readers: Readonly<Record<string, (message: Message) => Said | undefined>> = {
  text: read(Text, ({ text: { body } }) => text(body)),
  interactive: (message) => {
    const parsed = Interactive.safeParse(message);
    const one = parsed.success
      ? (parsed.data.interactive.button_reply ?? parsed.data.interactive.list_reply)
      : undefined;
    return one ? reply(one.id, one.title) : unsupported('interactive')();
  },
  button: read(Button, ({ button }) => reply(button.payload ?? '', button.text)),
  image: read(Image, ({ image: { id, mime_type: type = '', caption } }) =>
    media(id, `photo.${endings[type] ?? 'jpg'}`, caption),
  ),
  document: read(Document, ({ document: { id, filename, caption } }) =>
    // A phone may repeat the name of the file as its caption.
    media(id, filename?.trim() || 'file', caption === filename ? '' : caption),
  ),
  audio: unsupported('voice'),
  voice: unsupported('voice'),
  contacts: unsupported('contact'),
  edit: unsupported('edited'),
  // The member opens the chat for the first time.
  request_welcome: () => ({ content: { kind: 'start' } }),
  reaction: nothing,
  revoke: nothing,
  // A number or a name changed: an address is no proof of who writes, so nothing is carried over.
  system: nothing,
};

/** What a message says to us; undefined where it says nothing. Whatever is not known was still sent by the member. */
export function saidIn(message: Message): Said | undefined {
  const own = Object.hasOwn(readers, message.type) ? readers[message.type] : undefined;
  return (own ?? unsupported(message.type.slice(0, 40)))(message);
}
