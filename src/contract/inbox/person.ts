import * as z from 'zod/mini';
import { InboxItem } from '../desk.ts';

const listOf = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniReadonly<z.ZodMiniArray<Item>> =>
  z.readonly(z.array(item));

/** All that is known of one person, over the conversations that are known to be theirs. Times are milliseconds since the epoch. */
export const Person = z.object({
  /** The conversation that was asked for comes first. */
  conversations: listOf(InboxItem),
  requests: listOf(
    z.object({ reference: z.string(), service: z.string(), status: z.string(), submittedAt: z.number() }),
  ),
  /** What they said to the privacy notice last, on which channel. */
  consents: listOf(z.object({ channel: z.string(), at: z.number(), given: z.boolean(), notice: z.string() })),
  /** What colleagues noted, the latest first. */
  notes: listOf(
    z.object({
      conversation: z.string(),
      at: z.number(),
      name: z.exactOptional(z.string()),
      text: z.string(),
    }),
  ),
  /** What somebody at the desk put together. */
  joined: listOf(z.object({ one: z.string(), other: z.string(), by: z.string(), at: z.number() })),
  /** Conversations with a request of the same identity, of which nobody has said whose they are. */
  likely: listOf(InboxItem),
});
export type Person = z.infer<typeof Person>;

/** Another conversation is of the same person, or of somebody else. */
export const SamePerson = z.strictObject({
  other: z.string().check(z.regex(/^[\w-]{10,40}$/)),
  same: z.boolean(),
});
export type SamePerson = z.infer<typeof SamePerson>;
export const Parted = z.pick(SamePerson, { other: true });
export type Parted = z.infer<typeof Parted>;
