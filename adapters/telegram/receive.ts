import type { z } from 'zod';
import { langOf, type Content, type IncomingMessage } from '../../src/channel/message.ts';
import type { Call, Happening, PushedReceived, Say } from '../../src/channel/port.ts';
import { tapIn } from '../../src/channel/tap.ts';
import { isSame, jsonOf } from '../../src/kernel/calls.ts';
import type { Log } from '../../src/kernel/log.ts';
import { addressOf } from './address.ts';
import { kindOf, saidIn } from './content.ts';
import { Membership, Message, Pressed, Update, type User } from './wire.ts';

const milliseconds = (time: number | undefined, now: number): number =>
  time === undefined ? now : time * 1000;

/** What a call is read with: the time of its arrival, the words that a command of the bot's menu stands for, where it is told what says nothing. */
export interface Reading {
  readonly now: number;
  readonly say: Say;
  readonly log?: Pick<Log, 'info' | 'warn'>;
}

/** An update on its way in. */
interface Arrived extends Reading {
  readonly update: number;
}

const passedOver = ({ log }: Reading, kind: string): readonly Happening[] => {
  log?.info('telegram: an update says nothing to us', { kind });
  return [];
};

/** Groups and channels are passed over: what a member asks is nobody else's. Numbers of private chats alone are above zero. */
const isPrivate = ({ id, type }: Message['chat']): boolean =>
  type === undefined ? id > 0 : type === 'private';

const unread = ({ log }: Reading, kind: string): void =>
  log?.warn('telegram: an update could not be read', { kind });

/** The name under which somebody writes: one of its two parts may be missing. */
function profileOf(from: User | undefined): { readonly profile?: string } {
  const profile = [from?.first_name, from?.last_name].filter((part) => part !== undefined).join(' ');
  return profile === '' ? {} : { profile };
}

/** A message of a member, after the words that stand below it. */
function heard(message: Message, arrived: Arrived): readonly Happening[] {
  const { message_id: id, from, media_group_id: album } = message;
  if (!isPrivate(message.chat)) return passedOver(arrived, 'group');
  if (from?.is_bot === true) return passedOver(arrived, 'bot');
  const said = saidIn(message, arrived.say, langOf(from?.language_code) ?? 'ar');
  if (!said) return passedOver(arrived, kindOf(message));
  const { content, caption, number } = said;
  if (content.kind === 'unsupported' && content.what === 'words') unread(arrived, 'words');
  const external = id === undefined ? `update:${arrived.update}` : `${message.chat.id}:${id}`;
  const one = {
    kind: 'message',
    ...addressOf(message),
    ...profileOf(from),
    at: milliseconds(message.date, arrived.now),
  } as const;
  const together = album === undefined ? {} : { album: { id: album } };
  const own: IncomingMessage = {
    external,
    ...(number !== undefined && { number }),
    ...together,
    content,
  };
  if (caption === undefined) return [{ ...one, message: own }];
  // Before its file: behind it, the words would be taken as the answer to the question that follows a file.
  const words: IncomingMessage = {
    external: `${external}:caption`,
    beside: true,
    ...together,
    content: { kind: 'text', text: caption },
  };
  return [
    { ...one, message: words },
    { ...one, message: own },
  ];
}

function edited(message: Message, arrived: Arrived): readonly Happening[] {
  const { chat, message_id: id, date, edit_date: at = date } = message;
  if (!isPrivate(chat)) return passedOver(arrived, 'group');
  // A live location is edited every few seconds by the phone itself.
  if (message['location'] !== undefined && message['location'] !== null) return [];
  const external = `edit:${chat.id}:${id ?? arrived.update}:${at ?? ''}`;
  const content: Content = { kind: 'unsupported', what: 'edited' };
  const when = milliseconds(at, arrived.now);
  return [{ kind: 'message', ...addressOf(message), at: when, message: { external, content } }];
}

/** Telegram does not say when a button was pressed: the moment of its arrival stands for it. */
function pressed(press: Pressed, arrived: Arrived): readonly Happening[] {
  const { id, data, message, from, inline_message_id: elsewhere } = press;
  const chat = message?.chat ?? (elsewhere === undefined && from ? { ...from, type: 'private' } : undefined);
  if (!chat || !isPrivate(chat) || data === undefined) return passedOver(arrived, 'callback_query');
  const label = message?.reply_markup?.inline_keyboard.find((key) => key.callback_data === data)?.text;
  const tap = tapIn(data);
  const content: Content = tap
    ? { kind: 'tap', ...tap, text: label ?? tap.choice }
    : label === undefined
      ? { kind: 'unsupported', what: 'button' }
      : { kind: 'text', text: label };
  const where = addressOf({ chat, message_thread_id: message?.message_thread_id });
  const external = id === undefined ? `update:${arrived.update}` : `cb:${id}`;
  const receipt = id === undefined ? {} : { receipt: id };
  return [{ kind: 'message', ...where, at: arrived.now, message: { external, content }, ...receipt }];
}

function moved(membership: Membership, arrived: Arrived): readonly Happening[] {
  const { chat, date, new_chat_member: member } = membership;
  if (!isPrivate(chat) || (member.status !== 'kicked' && member.status !== 'member')) return [];
  const kind = member.status === 'kicked' ? 'blocked' : 'unblocked';
  return [{ kind, address: String(chat.id), at: milliseconds(date, arrived.now) }];
}

const read = <T>(
  shape: z.ZodType<T>,
  say: (part: T, arrived: Arrived) => readonly Happening[],
): ((part: unknown, arrived: Arrived) => readonly Happening[] | undefined) => {
  return (part, arrived) => {
    const parsed = shape.safeParse(part);
    return parsed.success ? say(parsed.data, arrived) : undefined;
  };
};

/** How each kind of update is read; of an update with several, the first counts. */
const readers = {
  message: read(Message, heard),
  edited_message: read(Message, edited),
  callback_query: read(Pressed, pressed),
  my_chat_member: read(Membership, moved),
} as const;
const kinds = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** What an update says to us, nothing where it does not concern us or cannot be read: Telegram would send it again and again. */
export function happeningsOf(update: Update, reading: Reading): readonly Happening[] {
  const kind = kinds.find((one) => update[one] !== undefined && update[one] !== null);
  if (!kind) return passedOver(reading, kindOf(update));
  const happenings = readers[kind](update[kind], { ...reading, update: update.update_id });
  if (!happenings) unread(reading, kind);
  return happenings ?? [];
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
    const by = reading();
    if (!update.success) {
      by.log?.warn('telegram: a call could not be read', { kind: 'update' });
      return malformed;
    }
    const happenings = happeningsOf(update.data, by);
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
