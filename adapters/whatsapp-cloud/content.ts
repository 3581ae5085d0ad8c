import type { z } from 'zod';
import { placeIn, type Content } from '../../src/channel/message.ts';
import { tapIn } from '../../src/channel/tap.ts';
import { typedIn } from './templates.ts';
import { Button, Interactive, Media, Text, Worded, type Message } from './wire.ts';

/** What one message says: its content, and the words that stand below a file. */
export interface Said {
  readonly content: Content;
  readonly caption?: string;
}

/** The part that a type names: it is there, it is empty (null counts as that), or it is of another form. */
type Part = Readonly<Record<string, unknown>> | undefined;

const text = (words: string): Said | undefined =>
  words.trim() === '' ? undefined : { content: { kind: 'text', text: words.trim() } };

/** A button: by what it carries where it is ours, else by its words. */
function reply(id = '', title = ''): Said | undefined {
  const tap = tapIn(id);
  if (!tap) return text(typedIn(id) ?? (title === '' ? id : title));
  return { content: { kind: 'tap', ...tap, text: title === '' ? tap.choice : title } };
}

const endings: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/webp', 'webp'],
]);

const read =
  <T>(shape: z.ZodType<T>, say: (part: T, whole: Part) => Said | undefined) =>
  (part: Part): Said | undefined => {
    const parsed = shape.safeParse(part);
    return parsed.success ? say(parsed.data, part) : undefined;
  };

/** Words below what is sent; a phone may repeat the name of a file there. */
function wordsIn(part: Part, name?: string): { readonly caption?: string } {
  const { data } = Worded.safeParse(part);
  const words = (data?.caption ?? data?.text ?? '').trim();
  return words === '' || words === name?.trim() ? {} : { caption: words };
}

const media = (ref: string, name: string, part: Part): Said => ({
  content: { kind: 'media', media: { ref, name } },
  ...wordsIn(part, name),
});

const sound = (ref: string): Said => ({
  content: { kind: 'media', media: { ref, name: 'voice.ogg', sound: true } },
});

type Reader = (part: Part) => Said | undefined;

const words = read(Text, ({ body }) => text(body));

/** Types whose part we read. One that lacks what it needs is told as any other that cannot be read. */
const readers: Readonly<Record<string, Reader>> = {
  text: words,
  interactive: read(Interactive, ({ button_reply: button, list_reply: row }) => {
    const { id, title } = button ?? row ?? {};
    return reply(id, title);
  }),
  button: read(Button, ({ text: title, payload }) => reply(payload, title)),
  image: read(Media, ({ id, mime_type: type = '' }, part) =>
    media(id, `photo.${endings.get(type) ?? 'jpg'}`, part),
  ),
  document: read(Media, ({ id, filename = '' }, part) => media(id, filename.trim() || 'file', part)),
  audio: read(Media, ({ id }) => sound(id)),
  voice: read(Media, ({ id }) => sound(id)),
};

/** By what other types are told. */
const names: Readonly<Record<string, string>> = {
  audio: 'voice',
  voice: 'voice',
  contacts: 'contact',
  edit: 'edited',
};

/**
 * What no answer is for: a mark on a message, one that was taken back; of `system`, that a number or a name changed: an address is no proof of who
 * writes, so nothing is carried over.
 */
const silent: ReadonlySet<string> = new Set(['reaction', 'revoke', 'system']);

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The type of a message: that which it names, else that of the part which it has. */
export function typeOf(message: Message): string | undefined {
  const { type } = message;
  if (type !== undefined) return /^\w{1,40}$/u.test(type) ? type : 'unknown';
  return [...Object.keys(readers), ...Object.keys(names)].find((name) => isPart(message[name]));
}

const isPart = (part: unknown): part is NonNullable<Part> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** What a message says to us; undefined where it says nothing. Whatever is not known was still sent by the member. */
export function saidIn(message: Message): Said | undefined {
  const type = typeOf(message);
  if (type === undefined || silent.has(type)) return undefined;
  // The member opens the chat for the first time.
  if (type === 'request_welcome') return { content: { kind: 'start' } };
  const given = message[type] ?? undefined;
  const reader = own(readers, type);
  // Of another form than ever before: nobody can say that a member wrote it.
  if (reader && given !== undefined && !isPart(given)) return undefined;
  const part = isPart(given) ? given : undefined;
  const said = reader?.(part);
  if (said) return said;
  const isBlank = reader === words && Text.safeParse(part).success;
  if (isBlank) return undefined;
  const what = own(names, type) ?? type;
  return {
    content: { kind: 'unsupported', what, ...(type === 'location' && placeIn(part)) },
    ...wordsIn(part),
  };
}
