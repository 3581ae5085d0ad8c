import { z } from 'zod';
import { isSecure, urlOf } from './proof/hosts.ts';

/** A conversation with one member: all that is needed to write there first. `channel` is Microsoft's name of it, such as `msteams`. */
export const Place = z.object({
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
export type Place = z.infer<typeof Place>;

/** The address of a place: the same one always in the same form. */
export const addressOf = ({ channel, service, conversation, bot, user }: Place): string =>
  JSON.stringify({ channel, service, conversation, bot, user });

/** What stays the same of a place when its service moves. */
export const nameOf = ({ channel, conversation }: Pick<Place, 'channel' | 'conversation'>): string =>
  `${channel}|${conversation}`;

/** What `addressOf` wrote; undefined for anything else. */
export function placeIn(address: string): Place | undefined {
  try {
    return Place.parse(JSON.parse(address));
  } catch {
    return undefined;
  }
}
