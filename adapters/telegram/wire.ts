import { z } from 'zod';
import { spare } from '../../src/kernel/optional.ts';

const User = z.object({
  id: z.int(),
  is_bot: spare(z.boolean()),
  language_code: spare(z.string()),
  first_name: spare(z.string()),
  last_name: spare(z.string()),
});
export type User = z.infer<typeof User>;
const Chat = z.object({ id: z.int(), type: spare(z.string()) });
export type Chat = z.infer<typeof Chat>;
const Sized = { file_id: z.string().min(1), file_size: spare(z.int().nonnegative()) };
const Key = z.object({ text: z.string(), callback_data: z.string() });

/** The parts of a message that we read, each by itself. Whatever else there is says only that it is there. */
export const Message = z.looseObject({
  message_id: spare(z.int()),
  date: spare(z.int()),
  chat: Chat,
  from: spare(User),
  message_thread_id: spare(z.int().positive()),
  media_group_id: spare(z.string().min(1).max(200)),
  edit_date: spare(z.int()),
  text: z.unknown().optional(),
  caption: spare(z.string()),
});
export type Message = z.infer<typeof Message>;

/** What a message may bring besides words. */
export const Contact = z.object({ phone_number: z.string(), user_id: spare(z.int()) });
export const Document = z.object({ ...Sized, file_name: spare(z.string()) });
/** A voice note, or a sound that was sent as a file. */
export const Sound = z.object({ ...Sized, file_name: spare(z.string()), mime_type: spare(z.string()) });
export const Picture = z.object({ ...Sized, width: spare(z.number()), height: spare(z.number()) });
export type Picture = z.infer<typeof Picture>;

/** Buttons below a message; those that carry nothing for us are left out. */
const Keyboard = z.object({
  inline_keyboard: z
    .array(z.array(spare(Key)))
    .transform((rows) => rows.flat().filter((key) => key !== undefined)),
});

/**
 * A pressed button. `message` is where it stands; of a message that is too old, Telegram tells only the chat, and of one that somebody sent
 * elsewhere by the bot, only `inline_message_id`.
 */
export const Pressed = z.object({
  id: spare(z.string().min(1)),
  from: spare(User),
  data: spare(z.string()),
  inline_message_id: spare(z.string()),
  message: spare(
    z.object({ chat: Chat, message_thread_id: spare(z.int().positive()), reply_markup: spare(Keyboard) }),
  ),
});
export type Pressed = z.infer<typeof Pressed>;

/** That a member blocked the bot, or let it in again. */
export const Membership = z.object({
  chat: Chat,
  date: spare(z.int()),
  new_chat_member: z.object({ status: z.string() }),
});
export type Membership = z.infer<typeof Membership>;

export const Update = z.looseObject({
  update_id: z.int().nonnegative(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
  my_chat_member: z.unknown().optional(),
});
export type Update = z.infer<typeof Update>;

/** The commands of the bot's menu, in its order. */
export const commands = ['menu', 'help', 'person', 'back', 'cancel'] as const;

/** The kinds of updates that Telegram is asked for. */
export const wanted = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
