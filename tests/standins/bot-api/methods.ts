import { z } from 'zod';
import type { Bot } from './bot.ts';
import type { Chat, Shown } from './chat.ts';
import { badRequest, conflict, Refusal, tooMany } from './refusal.ts';
import type { Asked, UploadedFile } from './wire.ts';

const int = z.coerce.number().int();
const flag = z.union([z.boolean(), z.stringbool()]);
const Chosen = z.array(z.string()).nullish();
const Polled = z.object({
  offset: int.default(0),
  limit: int.default(100),
  timeout: int.default(0),
  allowed_updates: Chosen,
});
const Hooked = z.object({
  url: z.string().default(''),
  secret_token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,256}$/)
    .nullish(),
  max_connections: int.min(1).max(100).default(40),
  allowed_updates: Chosen,
  drop_pending_updates: flag.default(false),
});
const Key = z.object({
  text: z.string().min(1),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  request_contact: z.boolean().optional(),
});
const Keys = z.array(z.array(Key));
const Markup = z
  .object({ inline_keyboard: Keys, keyboard: Keys, remove_keyboard: z.boolean() })
  .partial()
  .nullish();
const Below = z.object({
  chat_id: int,
  text: z.string().default(''),
  caption: z.string().default(''),
  reply_markup: Markup,
  link_preview_options: z.object({ is_disabled: z.boolean().optional() }).nullish(),
});
type Below = z.infer<typeof Below>;

type Method = (bot: Bot, asked: Asked, gone: AbortSignal) => unknown;

const parse = <T>(shape: z.ZodType<T>, fields: unknown): T => {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw badRequest(`can't parse ${parsed.error.issues[0]?.path.join('.') ?? 'the call'}`);
};

function chatOf(bot: Bot, id: number): Chat {
  const chat = bot.chats.get(id);
  if (!chat) throw badRequest('chat not found');
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

function checkKeys(markup: Below['reply_markup']): void {
  const keys = markup?.inline_keyboard?.flat() ?? [];
  if (keys.length > 100) throw badRequest('reply markup is too long');
  for (const { callback_data: data, url } of keys) {
    if (data === undefined && url === undefined)
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    const size = Buffer.byteLength(data ?? 'x');
    if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg):\/\/[^/]*[.:]/.test(url)) throw badRequest('BUTTON_URL_INVALID');
  }
}

const messageJson = (bot: Bot, chat: Chat, { id, text, keys }: Shown): Record<string, unknown> => ({
  message_id: id,
  from: bot.json,
  chat: chat.json,
  date: Math.floor(Date.now() / 1000),
  text,
  ...(keys.length > 0 && { reply_markup: { inline_keyboard: keys } }),
});

function show(bot: Bot, below: Below, what: Pick<Shown, 'text' | 'as' | 'file'>): Record<string, unknown> {
  const chat = chatOf(bot, below.chat_id);
  checkKeys(below.reply_markup);
  const { inline_keyboard: keys = [], keyboard, remove_keyboard } = below.reply_markup ?? {};
  const linkPreview = below.link_preview_options?.is_disabled !== true;
  const shown = { ...what, id: bot.nextMessage(), keys, linkPreview } as Shown;
  chat.shown.push(shown);
  if (keyboard) chat.keyboard = keyboard as NonNullable<Chat['keyboard']>;
  if (remove_keyboard === true) chat.keyboard = undefined;
  return messageJson(bot, chat, shown);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A file comes in the field of its name, or in another that `attach://` points to. */
function uploaded({ fields, files }: Asked, name: string): UploadedFile {
  const pointed = /^attach:\/\/(.+)$/.exec(textOf(fields[name]))?.[1];
  const file = files[pointed ?? name];
  if (!file) throw badRequest(`there is no ${name} in the request`);
  if (file.bytes.length === 0) throw badRequest('file must be non-empty');
  return file;
}

const sendFile =
  (as: 'document' | 'photo'): Method =>
  (bot, asked) => {
    const below = parse(Below, asked.fields);
    if (below.caption.length > 1024) throw badRequest('message caption is too long');
    const upload = uploaded(asked, as);
    if (as === 'photo' && !/^(\u00ff\u00d8|\u0089PNG|RIFF)/.test(upload.bytes.toString('latin1')))
      throw badRequest('IMAGE_PROCESS_FAILED');
    chatOf(bot, below.chat_id);
    const file = bot.store(upload, `${as}s`);
    const about = { file_id: file.id, file_unique_id: file.id.slice(0, 15), file_size: file.bytes.length };
    const message = show(bot, below, { text: below.caption, as, file });
    const shown = as === 'photo' ? [{ ...about, width: 90, height: 90 }] : { ...about, file_name: file.name };
    return { ...message, text: undefined, caption: below.caption || undefined, [as]: shown };
  };

const sendMessage: Method = (bot, { fields }) => {
  const below = parse(Below, fields);
  if (below.text.trim() === '') throw badRequest('message text is empty');
  if (below.text.length > 4096) throw badRequest('message is too long');
  return show(bot, below, { text: below.text, as: 'text' });
};

const edit: Method = (bot, { fields }) => {
  const { message_id } = parse(z.object({ message_id: int }), fields);
  const below = parse(Below, fields);
  const chat = chatOf(bot, below.chat_id);
  const at = chat.shown.findIndex(({ id }) => id === message_id);
  const before = chat.shown[at];
  if (!before) throw badRequest('message to edit not found');
  checkKeys(below.reply_markup);
  const keys = (below.reply_markup?.inline_keyboard ?? []) as Shown['keys'];
  const after = { ...before, keys, text: below.text === '' ? before.text : below.text };
  if (JSON.stringify(after) === JSON.stringify(before)) throw badRequest('message is not modified');
  chat.shown[at] = after;
  return messageJson(bot, chat, after);
};

/** What the bot sent, and in private chats what was sent to it, for two days; what is not there is passed over. */
const deleteMessages: Method = (bot, { fields }) => {
  const { chat_id, message_ids } = parse(
    z.object({ chat_id: int, message_ids: z.array(int).min(1).max(100) }),
    fields,
  );
  chatOf(bot, chat_id).forget(message_ids);
  return true;
};

const getUpdates: Method = async (bot, { fields }, gone) => {
  if (bot.delivery)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  const { offset, limit, timeout, allowed_updates } = parse(Polled, fields);
  bot.queue.allow(allowed_updates ?? undefined);
  const updates = await bot.queue.get(offset, limit, timeout, gone);
  return updates.map(({ body }) => body);
};

const setWebhook: Method = (bot, { fields }) => {
  const { url, secret_token: secret, max_connections: most, ...rest } = parse(Hooked, fields);
  if (url !== '' && Date.now() < bot.setAt + 1000) throw tooMany(1);
  if (url !== '' && !URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  bot.setAt = url === '' ? 0 : Date.now();
  bot.queue.allow(rest.allowed_updates ?? undefined);
  if (rest.drop_pending_updates) bot.queue.clear();
  bot.setHook(url === '' ? undefined : { url, secret: secret || undefined, most });
  return true;
};

const getWebhookInfo: Method = ({ delivery, queue }) => ({
  url: delivery?.hook.url ?? '',
  has_custom_certificate: false,
  pending_update_count: queue.waiting.length,
  ...(delivery && { max_connections: delivery.hook.most }),
  ...(delivery?.lastError && {
    last_error_date: delivery.lastError.date,
    last_error_message: delivery.lastError.message,
  }),
  ...(queue.allowed && { allowed_updates: queue.allowed }),
});

const answerCallbackQuery: Method = (bot, { fields }) => {
  const { callback_query_id: id } = parse(z.object({ callback_query_id: z.string() }), fields);
  if (!bot.pressed.delete(id))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  return true;
};

const getFile: Method = (bot, { fields }) => {
  const { file_id: id } = parse(z.object({ file_id: z.string() }), fields);
  const file = bot.files.get(id);
  if (!file) throw badRequest('invalid file_id');
  if (file.bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big');
  const size = file.sized ? { file_size: file.bytes.length } : {};
  return { file_id: id, file_unique_id: id.slice(0, 15), ...size, file_path: file.path };
};

const setMyCommands: Method = (bot, { fields }) => {
  bot.commands.set(textOf(fields['language_code']), fields['commands']);
  return true;
};

/** The methods that there are, by their names in small letters, for the Bot API does not mind the case. */
export const methods: Readonly<Record<string, Method>> = {
  getme: (bot) => ({ ...bot.json, can_join_groups: true, can_read_all_group_messages: false }),
  getupdates: getUpdates,
  setwebhook: setWebhook,
  deletewebhook: (bot, { fields }, gone) =>
    setWebhook(bot, { fields: { ...fields, url: '' }, files: {} }, gone),
  getwebhookinfo: getWebhookInfo,
  sendmessage: sendMessage,
  senddocument: sendFile('document'),
  sendphoto: sendFile('photo'),
  editmessagetext: edit,
  editmessagereplymarkup: edit,
  deletemessages: deleteMessages,
  deletemessage: (bot, asked, gone) =>
    deleteMessages(
      bot,
      { ...asked, fields: { ...asked.fields, message_ids: [asked.fields['message_id']] } },
      gone,
    ),
  answercallbackquery: answerCallbackQuery,
  sendchataction: (bot, { fields }) => {
    chatOf(bot, parse(z.object({ chat_id: int }), fields).chat_id);
    return true;
  },
  getfile: getFile,
  setmycommands: setMyCommands,
};
