import { z } from 'zod';

const User = z.object({ id: z.int(), is_bot: z.boolean().optional(), language_code: z.string().optional() });
const Chat = z.object({ id: z.int(), type: z.string() });
const Sized = { file_id: z.string().min(1), file_size: z.int().nonnegative().optional() };
const Keyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
});

/** The parts of a message that we read. Whatever else there is says only that it is there. */
export const Message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  chat: Chat,
  from: User.optional(),
  edit_date: z.int().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  document: z.object({ ...Sized, file_name: z.string().optional() }).optional(),
  photo: z.array(z.object({ ...Sized, width: z.number(), height: z.number() })).optional(),
});
export type Message = z.infer<typeof Message>;

/** A pressed button. `message` is where it stands; of a message that is too old, Telegram tells only the chat. */
export const Pressed = z.object({
  id: z.string().min(1),
  from: User,
  data: z.string().optional(),
  message: z.object({ chat: Chat, reply_markup: Keyboard.optional() }).optional(),
});
export type Pressed = z.infer<typeof Pressed>;

/** That a member blocked the bot, or let it in again. */
export const Membership = z.object({
  chat: Chat,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});
export type Membership = z.infer<typeof Membership>;

export const Update = z.object({
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
