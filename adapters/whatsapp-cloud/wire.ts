import { z } from 'zod';

/** Meta writes the time in seconds, as a text. */
const Stamp = z
  .union([z.string().regex(/^\d{1,12}$/u), z.int().nonnegative()])
  .transform((time) => Number(time) * 1000);
const Id = z.string().min(1).max(512);
const Name = z.string().optional();

export const Body = z.object({ object: z.string(), entry: z.array(z.unknown()) });
export const Entry = z.object({ changes: z.array(z.unknown()) });

/** One change. Its items are read one by one, so that one that Meta added yesterday costs none of the others. */
export const Change = z.object({
  field: z.literal('messages'),
  value: z.object({
    metadata: z.object({ phone_number_id: z.coerce.string() }),
    contacts: z.array(z.unknown()).default([]).catch([]),
    messages: z.array(z.unknown()).default([]).catch([]),
    statuses: z.array(z.unknown()).default([]).catch([]),
    errors: z.array(z.unknown()).default([]).catch([]),
  }),
});
export type Change = z.infer<typeof Change>;

export const Contact = z.object({ wa_id: Name, user_id: Name, parent_user_id: Name });
export type Contact = z.infer<typeof Contact>;

/** What every message has. What its `type` names stands beside it and is read apart. */
export const Message = z.looseObject({
  id: Id,
  timestamp: Stamp,
  type: z.string(),
  from: Name,
  from_user_id: Name,
  from_parent_user_id: Name,
  group_id: Name,
});
export type Message = z.infer<typeof Message>;

export const Failed = z.object({ code: z.int() });

export const Status = z.object({
  id: Id,
  timestamp: Stamp,
  status: z.string(),
  biz_opaque_callback_data: z.string().min(1).max(512).optional(),
  errors: z.array(z.unknown()).default([]).catch([]),
});
export type Status = z.infer<typeof Status>;

const Reply = z.object({ id: z.string(), title: z.string() });

/** The parts of messages that we read, by their type. */
export const Text = z.object({ text: z.object({ body: z.string() }) });
export const Interactive = z.object({
  interactive: z.object({ button_reply: Reply.optional(), list_reply: Reply.optional() }),
});
export const Button = z.object({ button: z.object({ text: z.string(), payload: z.string().optional() }) });
const Media = { id: Id, mime_type: z.string().optional(), caption: z.string().optional() };
export const Image = z.object({ image: z.object(Media) });
export const Document = z.object({ document: z.object({ ...Media, filename: z.string().optional() }) });
