import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'telegraf/types';
import { largestFile } from '../../src/channel/message.ts';
import type { FileToSend } from '../../src/channel/port.ts';
import type { Parcel, ParcelFile } from '../../src/channel/parcel.ts';
import { keyboardOf } from './buttons.ts';

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** What stands below a message. */
export interface Below {
  readonly caption?: string;
  readonly reply_markup?: Markup;
}

const longestCaption = 1024;

/**
 * What stands below a message. The button that shares the own number belongs to the keyboard of the phone and would stay there; so every
 * message without buttons takes it away, which does nothing where there is none. A message has room for one of the two.
 */
function markupOf({ choices, contact, link }: Parcel): Markup {
  const rows: InlineKeyboardButton[][] = choices ? keyboardOf(choices) : [];
  if (link) rows.push([{ text: link.label, url: link.url }]);
  if (rows.length > 0) return { inline_keyboard: rows };
  if (contact === undefined) return { remove_keyboard: true };
  const keyboard = [[{ text: contact, request_contact: true }]];
  return { keyboard, one_time_keyboard: true, resize_keyboard: true };
}

/** What goes along with the text of a parcel. */
export const besideText = (
  parcel: Parcel,
): { readonly link_preview_options: { readonly is_disabled: true }; readonly reply_markup: Markup } => ({
  link_preview_options: { is_disabled: true },
  reply_markup: markupOf(parcel),
});

/** The text and the buttons of a parcel below its file; undefined where the text is too long for a caption and must follow. */
export const belowFile = (parcel: Parcel): Below | undefined =>
  parcel.text.length > longestCaption
    ? undefined
    : { ...(parcel.text !== '' && { caption: parcel.text }), reply_markup: markupOf(parcel) };

/** Whether a file goes as a picture: Telegram takes them up to 10 MB, as we do. */
export const isPhoto = ({ type, bytes }: ParcelFile): boolean =>
  (type === 'image/jpeg' || type === 'image/png') && bytes.length <= largestFile;

/** What a bot may send as a document, in bytes: https://core.telegram.org/bots/api#sending-files */
const largestDocument = 50 * 1024 * 1024;
export const carries = ({ size }: FileToSend): boolean => size <= largestDocument;
