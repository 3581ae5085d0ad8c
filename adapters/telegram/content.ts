import { placeIn, type Content, type Lang } from '../../src/channel/message.ts';
import type { Say } from '../../src/channel/port.ts';
import { commands, Contact, Document, Picture, Sound, type Message } from './wire.ts';

/** What one message says: its content, the words that stand below it, the sender's own number where Telegram itself tells it. */
export interface Said {
  readonly content: Content;
  readonly caption?: string;
  readonly number?: string;
}

/** What stands in every message beside what it brings. */
const envelope: ReadonlySet<string> = new Set([
  ...['message_id', 'update_id', 'message_thread_id', 'from', 'sender_chat', 'sender_boost_count'],
  ...['sender_business_bot', 'sender_tag', 'date', 'business_connection_id', 'chat', 'forward_origin'],
  ...['is_topic_message', 'is_automatic_forward', 'reply_to_message', 'external_reply', 'quote'],
  ...['reply_to_story', 'reply_to_checklist_task_id', 'via_bot', 'edit_date', 'has_protected_content'],
  ...['is_from_offline', 'is_paid_post', 'media_group_id', 'author_signature', 'paid_star_count', 'text'],
  ...['entities', 'link_preview_options', 'suggested_post_info', 'effect_id', 'caption', 'caption_entities'],
  ...['show_caption_above_media', 'has_media_spoiler', 'reply_markup', 'direct_messages_topic'],
  ...['forward_from', 'forward_from_chat', 'forward_from_message_id', 'forward_signature'],
  ...['forward_sender_name', 'forward_date'],
]);

/** What Telegram itself tells in a chat: no member wrote it. */
const service =
  /^(?:pinned_message|new_chat_|left_chat_|delete_chat_|group_|supergroup_|channel_chat_|message_auto_delete|migrate_|successful_payment|refunded_payment|users_shared|chat_shared|gift|unique_gift|connected_website|write_access|passport_data|proximity_|boost_|chat_|forum_topic_|general_forum_|giveaway|video_chat_|web_app_data|paid_message_|direct_message_price|suggested_post_|checklist_tasks_|managed_bot|invoice|poll_option_)/u;

const isThere = (part: unknown): boolean => part !== undefined && part !== null;

/** By what a message or an update is called in the log: the name of what it brings, which nobody wrote. */
export function kindOf(parts: Readonly<Record<string, unknown>>): string {
  const kind = Object.keys(parts).find((name) => !envelope.has(name) && isThere(parts[name]));
  return kind !== undefined && /^[a-z_]{1,40}$/u.test(kind) ? kind : 'nothing';
}

/** A command of the bot's menu is what a member would type, in the language of the phone. */
function textOf(text: string, say: Say, lang: Lang): Content {
  const command = /^\/([a-z]+)(?:@\w+)?(?:\s|$)/iu.exec(text)?.[1]?.toLowerCase();
  if (command === 'start') return { kind: 'start' };
  const known = commands.find((name) => name === command);
  return { kind: 'text', text: known ? say(lang, `typed.${known}`) : text };
}

const mediaOf = (ref: string, name: string, size: number | undefined): Content => ({
  kind: 'media',
  media: { ref, name, ...(size !== undefined && { size }) },
});

function fileOf(message: Message): Content | undefined {
  const document = Document.safeParse(message['document']);
  if (document.success && !isThere(message['animation'])) {
    const { file_id: ref, file_name: name = '', file_size: size } = document.data;
    return mediaOf(ref, name.trim() === '' ? 'file' : name, size);
  }
  const sizes = Array.isArray(message['photo']) ? message['photo'] : [];
  const pictures = sizes.flatMap((size) => Picture.safeParse(size).data ?? []);
  const area = ({ width = 0, height = 0 }: Picture): number => width * height;
  const largest = pictures.sort((a, b) => area(b) - area(a))[0];
  return largest && mediaOf(largest.file_id, 'photo.jpg', largest.file_size);
}

/** A voice note, or a sound that was sent as a file. */
function soundOf(message: Message): Content | undefined {
  const { data } = Sound.safeParse(message['voice'] ?? message['audio']);
  if (!data) return undefined;
  const { file_id: ref, file_name: name = '', file_size: size } = data;
  const media = { ref, name: name.trim() === '' ? 'voice.ogg' : name, ...(size !== undefined && { size }) };
  return { kind: 'media', media: { ...media, sound: true } };
}

/** The sender's own number, E.164: the contact that was shared is theirs by Telegram's word. That of somebody else, or an empty one, proves nothing. */
function numberOf({ contact, from }: Message): string | undefined {
  const { data } = Contact.safeParse(contact);
  if (data?.user_id === undefined || data.user_id !== from?.id) return undefined;
  const figures = data.phone_number.replace(/\D/g, '');
  return figures === '' ? undefined : `+${figures}`;
}

/** What a message says to us; undefined where the member said nothing. Whatever is not known was still sent by them. */
export function saidIn(message: Message, say: Say, lang: Lang): Said | undefined {
  const { text, caption = '' } = message;
  if (typeof text === 'string')
    return text.trim() === '' ? undefined : { content: textOf(text.trim(), say, lang) };
  const number = numberOf(message);
  if (number !== undefined) return { content: { kind: 'text', text: number }, number };
  const words = caption.trim() === '' ? {} : { caption: caption.trim() };
  const file = fileOf(message) ?? soundOf(message);
  if (file) return { content: file, ...words };
  const brought = kindOf(message);
  const what = brought === 'nothing' && isThere(text) ? 'words' : brought;
  if (service.test(what)) return undefined;
  return { content: { kind: 'unsupported', what, ...placeIn(message['location']) }, ...words };
}
