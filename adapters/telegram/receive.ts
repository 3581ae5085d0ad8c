import type { z } from 'zod';
import { langOf, type Content } from '../../src/channel/message.ts';
import type { Call, Happening, PushedReceived, Say } from '../../src/channel/port.ts';
import { tapIn } from '../../src/channel/tap.ts';
import { isSame, jsonOf } from '../../src/kernel/calls.ts';
import { commands, Membership, Message, Pressed, Update } from './wire.ts';

const seconds = (time: number): number => time * 1000;

/** What a call is read with: the time of its arrival, and the words that a command of the bot's menu stands for. */
export interface Reading {
  readonly now: number;
  readonly say: Say;
}

/** What is no text and no file that we take, but was surely sent by the member. Service messages are not among them. */
const others = [
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'sticker',
  'location',
  'venue',
  'poll',
  'dice',
  'game',
  'story',
  'contact',
  'paid_media',
  'checklist',
] as const;

/** A command of the bot's menu is what a member would type, in the language of the phone. */
function textOf(text: string, from: Message['from'], say: Say): Content {
  const command = /^\/([a-z]+)(?:@\w+)?(?:\s|$)/iu.exec(text)?.[1]?.toLowerCase();
  if (command === 'start') return { kind: 'start' };
  const known = commands.find((name) => name === command);
  return { kind: 'text', text: known ? say(langOf(from?.language_code) ?? 'ar', `typed.${known}`) : text };
}

function fileOf({ document, photo, animation }: Message): Content | undefined {
  if (document && animation === undefined) {
    const { file_id: ref, file_name: name = 'file', file_size: size } = document;
    return { kind: 'media', media: { ref, name, ...(size !== undefined && { size }) } };
  }
  const largest = [...(photo ?? [])].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!largest) return undefined;
  const { file_id: ref, file_size: size } = largest;
  return { kind: 'media', media: { ref, name: 'photo.jpg', ...(size !== undefined && { size }) } };
}

function contentOf(message: Message, say: Say): Content | undefined {
  const { text, contact, from } = message;
  if (text !== undefined) return text.trim() === '' ? undefined : textOf(text.trim(), from, say);
  // The number of somebody else is no answer to the question for one's own.
  if (contact && contact.user_id !== undefined && contact.user_id === from?.id)
    return { kind: 'text', text: `+${contact.phone_number.replace(/\D/g, '')}` };
  const file = fileOf(message);
  const what = others.find((name) => message[name] !== undefined);
  return file ?? (what && { kind: 'unsupported', what });
}

/** Groups and channels are passed over: what a member asks is nobody else's. */
function heard(message: Message, say: Say): readonly Happening[] {
  const { chat, message_id: id, caption = '', from } = message;
  const content = contentOf(message, say);
  if (chat.type !== 'private' || from?.is_bot === true || !content) return [];
  const external = `${chat.id}:${id}`;
  const one = { kind: 'message', address: String(chat.id), at: seconds(message.date) } as const;
  const own = { ...one, message: { external, content } };
  if (content.kind !== 'media' || caption.trim() === '') return [own];
  // Before its file: behind it, the words would be taken as the answer to the question that follows a file.
  const words: Content = { kind: 'text', text: caption.trim() };
  return [{ ...one, message: { external: `${external}:caption`, content: words } }, own];
}

function edited(message: Message): readonly Happening[] {
  const { chat, message_id: id, date, edit_date: at = date, location } = message;
  // A live location is edited every few seconds by the phone itself.
  if (chat.type !== 'private' || location !== undefined) return [];
  const external = `edit:${chat.id}:${id}:${at}`;
  const content: Content = { kind: 'unsupported', what: 'edited' };
  return [{ kind: 'message', address: String(chat.id), at: seconds(at), message: { external, content } }];
}

/** Telegram does not say when a button was pressed: the moment of its arrival stands for it. */
function pressed({ id, data, message }: Pressed, now: number): readonly Happening[] {
  if (message?.chat.type !== 'private' || data === undefined) return [];
  const keys = message.reply_markup?.inline_keyboard.flat() ?? [];
  const label = keys.find((key) => key.callback_data === data)?.text;
  const tap = tapIn(data);
  const content: Content = tap
    ? { kind: 'tap', ...tap, text: label ?? tap.choice }
    : label === undefined
      ? { kind: 'unsupported', what: 'button' }
      : { kind: 'text', text: label };
  const address = String(message.chat.id);
  return [{ kind: 'message', address, at: now, message: { external: `cb:${id}`, content }, receipt: id }];
}

function moved({ chat, date, new_chat_member: { status } }: Membership): readonly Happening[] {
  if (chat.type !== 'private' || (status !== 'kicked' && status !== 'member')) return [];
  const kind = status === 'kicked' ? 'blocked' : 'unblocked';
  return [{ kind, address: String(chat.id), at: seconds(date) }];
}

const read = <T>(
  shape: z.ZodType<T>,
  part: unknown,
  say: (part: T) => readonly Happening[],
): readonly Happening[] | undefined => {
  const parsed = shape.safeParse(part);
  return parsed.success ? say(parsed.data) : undefined;
};

/** What an update says to us, nothing where it does not concern us; undefined when it is not what Telegram sends. */
export function happeningsOf(update: Update, { now, say }: Reading): readonly Happening[] | undefined {
  if (update.message !== undefined) return read(Message, update.message, (part) => heard(part, say));
  if (update.edited_message !== undefined) return read(Message, update.edited_message, edited);
  if (update.callback_query !== undefined)
    return read(Pressed, update.callback_query, (part) => pressed(part, now));
  if (update.my_chat_member !== undefined) return read(Membership, update.my_chat_member, moved);
  return [];
}

const malformed: PushedReceived = {
  kind: 'refused',
  reason: 'malformed',
  mend: 'The body must be one update of the Telegram Bot API.',
};
const forged: PushedReceived = {
  kind: 'refused',
  reason: 'forged',
  mend: 'The header X-Telegram-Bot-Api-Secret-Token must carry TELEGRAM_WEBHOOK_SECRET.',
};

/** Checks and translates calls of the webhook. Without a secret nobody can show that a call is Telegram's: every one is forged. */
export function receiver(secret: string | undefined, reading: () => Reading): (call: Call) => PushedReceived {
  return ({ body, headers }) => {
    const shown = headers['x-telegram-bot-api-secret-token'];
    if (secret === undefined || shown === undefined || !isSame(shown, secret)) return forged;
    const update = Update.safeParse(jsonOf(Buffer.from(body).toString('utf8')));
    const happenings = update.success ? happeningsOf(update.data, reading()) : undefined;
    if (!happenings) return malformed;
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
