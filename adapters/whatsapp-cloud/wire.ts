import { z } from 'zod';
import { spare } from '../../src/kernel/optional.ts';

/** Meta writes the time in seconds, as a text; what is too large for that is in milliseconds. Undefined for what is no time. */
const Stamp = spare(z.union([z.string().regex(/^\d{1,15}$/u), z.int().nonnegative()])).transform((time) => {
  if (time === undefined) return undefined;
  const number = Number(time);
  return number >= 1e11 ? number : number * 1000;
});
const Id = z.string().min(1).max(512);
const Name = spare(z.string().min(1));
const Words = spare(z.string());
const Items = spare(z.array(z.unknown())).transform((items) => items ?? []);

export const Body = z.object({ object: z.string(), entry: z.array(z.unknown()) });
export const Entry = z.object({ changes: z.array(z.unknown()) });

/** One change, of whatever it tells. */
export const Change = z.object({ field: spare(z.string()), value: z.unknown() });
export type Change = z.infer<typeof Change>;

/** What concerns messages. Its items are read one by one, so that one that Meta added yesterday costs none of the others. */
export const Value = z.object({
  metadata: z.object({ phone_number_id: z.union([z.string(), z.number()]).transform(String) }),
  contacts: Items,
  messages: Items,
  statuses: Items,
  errors: Items,
});
export type Value = z.infer<typeof Value>;

export const Contact = z.object({
  wa_id: Name,
  user_id: Name,
  parent_user_id: Name,
  profile: spare(z.object({ name: Name })),
});
export type Contact = z.infer<typeof Contact>;

/** What messages have. What its `type` names stands beside it and is read apart. */
export const Message = z.looseObject({
  id: spare(Id),
  timestamp: Stamp,
  type: spare(z.string().min(1)),
  from: Name,
  from_user_id: Name,
  from_parent_user_id: Name,
  group_id: Name,
});
export type Message = z.infer<typeof Message>;

const figures = z.string().regex(/^\d{1,9}$/u);
/** Meta's code of an error: a number, or the same written as a text. */
export const Code = z.union([z.int(), figures.transform(Number)]);
export const Failed = z.object({ code: Code });

export const Status = z.object({
  id: Id,
  timestamp: Stamp,
  status: z.string(),
  biz_opaque_callback_data: spare(z.string().min(1).max(512)),
  errors: Items,
});
export type Status = z.infer<typeof Status>;

const Reply = spare(z.object({ id: Words, title: Words }));

/** The parts of messages that we read, by their type. */
export const Text = z.object({ body: z.string() });
export const Interactive = z.object({ button_reply: Reply, list_reply: Reply });
export const Button = z.object({ text: Words, payload: Words });
export const Media = z.object({ id: Id, mime_type: Words, filename: Words });
/** Words that stand in a part which is otherwise not read: below a film, with an order. */
export const Worded = z.object({ caption: Words, text: Words });
