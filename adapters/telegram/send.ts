import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'telegraf/types';
import type { Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel, ParcelFile } from '../../src/channel/parcel.ts';
import { keyboardOf } from './buttons.ts';
import { failureOf, type Client } from './client.ts';
import { faultOf } from './faults.ts';

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

const longestCaption = 1024;
const largestPhoto = 10 * 1024 * 1024;

/**
 * What stands below a message. The button that shares the own number belongs to the keyboard of the phone and would stay there; so every
 * message without buttons takes it away, which does nothing where there is none. A message has room for one of the two.
 */
function markupOf({ choices, contact, link }: Parcel): Markup {
  const rows: InlineKeyboardButton[][] = choices ? keyboardOf(choices.prompt, choices.rows) : [];
  if (link) rows.push([{ text: link.label, url: link.url }]);
  if (rows.length > 0) return { inline_keyboard: rows };
  if (contact === undefined) return { remove_keyboard: true };
  const keyboard = [[{ text: contact, request_contact: true }]];
  return { keyboard, one_time_keyboard: true, resize_keyboard: true };
}

const nameOf = (chat: string, { message_id: id }: { readonly message_id: number }): string => `${chat}:${id}`;

async function sendText(client: Client, chat: string, parcel: Parcel): Promise<string> {
  const extra = { link_preview_options: { is_disabled: true }, reply_markup: markupOf(parcel) };
  return nameOf(chat, await client.sendMessage(chat, parcel.text, extra));
}

const isPhoto = ({ type, bytes }: ParcelFile): boolean =>
  (type === 'image/jpeg' || type === 'image/png') && bytes.length <= largestPhoto;

/** A picture that Telegram cannot show as one, for it is too wide or too long, goes as a document. */
function isNoPhoto(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'answered' && failure.code === 400 && /PHOTO|IMAGE/iu.test(failure.about);
}

async function sendFile(
  client: Client,
  chat: string,
  file: ParcelFile,
  below: { readonly caption?: string; readonly reply_markup?: Markup },
): Promise<string> {
  const upload = { source: Buffer.from(file.bytes), filename: file.name };
  if (isPhoto(file))
    try {
      return nameOf(chat, await client.sendPhoto(chat, upload, below));
    } catch (error) {
      if (!isNoPhoto(error)) throw error;
    }
  return nameOf(chat, await client.sendDocument(chat, upload, below));
}

/** A text that is too long for a caption follows its file. What fails then has half arrived, and must not go out again by itself. */
async function sendBoth(client: Client, chat: string, file: ParcelFile, parcel: Parcel): Promise<Sent> {
  if (parcel.text.length <= longestCaption) {
    const caption = parcel.text === '' ? {} : { caption: parcel.text };
    const below = { ...caption, reply_markup: markupOf(parcel) };
    return { ok: true, external: await sendFile(client, chat, file, below) };
  }
  await sendFile(client, chat, file, {});
  try {
    return { ok: true, external: await sendText(client, chat, parcel) };
  } catch {
    return { ok: false, fault: 'unknownOutcome' };
  }
}

/** Sends one parcel; `external` of what was sent is `<chat>:<message>`. A name instead of a number would be somebody's public channel. */
export async function send(client: Client, parcel: Parcel, { address }: Destination): Promise<Sent> {
  if (!/^-?\d{1,16}$/u.test(address)) return { ok: false, fault: 'rejected' };
  try {
    if (parcel.file) return await sendBoth(client, address, parcel.file, parcel);
    return { ok: true, external: await sendText(client, address, parcel) };
  } catch (error) {
    return faultOf(failureOf(error));
  }
}
