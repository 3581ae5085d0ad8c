import { z } from 'zod';
import { isSecure, urlOf } from './proof/hosts.ts';

/** A conversation with one member: all that is needed to write there first. `channel` is Microsoft's name of it, such as `msteams`. */
export const ConversationReference = z.object({
  channel: z.string().min(1),
  /** Where the channel takes messages, without a slash at the end. */
  service: z.string().refine((text) => {
    const url = urlOf(text);
    return url !== undefined && isSecure(url);
  }),
  // Only dots would be another path.
  conversation: z.string().regex(/[^.]/u),
  bot: z.string().min(1),
  user: z.string().min(1),
});
export type ConversationReference = z.infer<typeof ConversationReference>;

/** The address of a reference: the same one always in the same form. */
export const addressOf = ({ channel, service, conversation, bot, user }: ConversationReference): string =>
  JSON.stringify({ channel, service, conversation, bot, user });

/** What stays the same of a reference when its service moves. */
export const nameOf = ({
  channel,
  conversation,
}: Pick<ConversationReference, 'channel' | 'conversation'>): string => `${channel}|${conversation}`;

/** What `addressOf` wrote; undefined for anything else. */
export function referenceIn(address: string): ConversationReference | undefined {
  try {
    return ConversationReference.parse(JSON.parse(address));
  } catch {
    return undefined;
  }
}
