import { z } from 'zod';

/** A message as the browser shows it. `id` is the same under every form of the address, `key` is what the library calls it by. */
export const Heard = z.object({
  id: z.string().min(1),
  key: z.string(),
  /** The chat in the form in which it came: `<digits>@c.us` or `<digits>@lid`. */
  chat: z.string(),
  /** The form with the phone number where it is known, and the other forms. */
  address: z.string(),
  also: z.array(z.string()),
  /** Milliseconds since the epoch, by WhatsApp's clock. */
  at: z.number(),
  type: z.string(),
  text: z.string(),
  /** Whether it was written on the account itself. */
  mine: z.boolean(),
  name: z.string().optional(),
  size: z.number().optional(),
  /** How the sender's own profile calls them. */
  profile: z.string().optional(),
  /** Where the member is, of a message that tells it. */
  place: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
});
export type Heard = z.infer<typeof Heard>;

/** What became of a message that was handed to the browser; `before` is whether it failed before anything could go out. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), id: z.string() }),
  z.object({ kind: z.literal('noSuchMember') }),
  z.object({ kind: z.literal('notUploaded') }),
  z.object({ kind: z.literal('closed'), before: z.boolean() }),
  z.object({ kind: z.literal('unknown'), error: z.string() }),
]);
export type Outcome = z.infer<typeof Outcome>;

export const Delivered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), base64: z.string(), name: z.string().optional() }),
  z.object({ kind: z.literal('none'), why: z.enum(['gone', 'tooLarge', 'later']) }),
]);
export type Delivered = z.infer<typeof Delivered>;

/** What the child says. Errors are named by their kind only: their texts may hold what a member wrote. */
export const FromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), browser: z.number().optional() }),
  z.object({ kind: z.literal('qr'), qr: z.string() }),
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('heard'), message: Heard }),
  z.object({ kind: z.literal('beat'), n: z.number(), state: z.string() }),
  z.object({ kind: z.literal('sent'), n: z.number(), outcome: Outcome }),
  z.object({ kind: z.literal('fetched'), n: z.number(), delivered: Delivered }),
  z.object({ kind: z.literal('trouble'), where: z.string(), error: z.string() }),
  z.object({ kind: z.literal('over'), why: z.string() }),
]);
export type FromChild = z.infer<typeof FromChild>;

/** How a browser is begun. `since` is from when on messages are looked for besides those unread, in milliseconds since the epoch. */
export const Begin = z.object({
  kind: z.literal('begin'),
  folder: z.string(),
  chromium: z.string(),
  page: z.string().optional(),
  since: z.number().optional(),
});
export type Begin = z.infer<typeof Begin>;

export const ToChild = z.discriminatedUnion('kind', [
  Begin,
  z.object({ kind: z.literal('beat'), n: z.number() }),
  z.object({
    kind: z.literal('send'),
    n: z.number(),
    to: z.string(),
    text: z.string(),
    file: z.object({ name: z.string(), type: z.string(), base64: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('fetch'), n: z.number(), key: z.string(), most: z.number() }),
  z.object({ kind: z.literal('taken'), id: z.string() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToChild = z.infer<typeof ToChild>;

export type Answer = Extract<FromChild, { n: number }>;
/** A question without its number. */
export type Question = ToChild extends infer One
  ? One extends { n: number }
    ? Omit<One, 'n'>
    : never
  : never;
