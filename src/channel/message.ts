import type { Lang } from '../contract/index.ts';
import type { Album } from '../contract/message.ts';

export { largestFile, offeredFiles } from '../contract/files/files.ts';
export { soundTypeNamed } from '../contract/files/sounds.ts';
export { longestText } from '../contract/message.ts';
export { standBelow } from '../contract/shown/choices.ts';
export { pageLines } from '../contract/shown/page-lines.ts';
export { telephoneLink } from '../contract/telephone.ts';
export { Prompt, Receipt, Review } from '../contract/index.ts';
export { langOf } from '../contract/lang.ts';
export type { LineGroup, LineIn, LineName } from '../contract/line-names.ts';
export type { Lang, OutgoingMessage } from '../contract/index.ts';
export { addressIn } from '../contract/lang.ts';

/** What a member sent, in our words. `text` of a tap is what the button said. */
export type Content =
  | { readonly kind: 'start' }
  /** `cut`: there was more of it than is read. */
  | { readonly kind: 'text'; readonly text: string; readonly cut?: true }
  | { readonly kind: 'tap'; readonly prompt: string; readonly choice: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly sound?: true }
  /** A file that still lies at the provider. */
  | { readonly kind: 'media'; readonly media: Media }
  /** `place`: where the member is, as they sent it. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly place?: Place };

/** A point that was sent: latitude and longitude in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** The point in what a provider sends of a place; undefined where there is none on this earth. */
export function placeIn(part: unknown): { readonly place: Place } | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const { latitude, longitude } = part as Partial<Record<keyof Place, unknown>>;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? { place: { latitude, longitude } } : undefined;
}

/** By what a channel fetches a file from its provider. `ref` is the channel's own. `sound`: a voice note, which nobody must have asked for. */
export interface Media {
  readonly ref: string;
  readonly name: string;
  readonly size?: number;
  readonly sound?: true;
}

/**
 * One message of a member. `external` is the channel's own id: the same call always gives the same one. `number` is the member's own phone
 * number (E.164, `+` and digits) where the channel itself proves it with this message: what somebody typed proves nothing. `beside` are words
 * below a file, which stand before it.
 */
export interface IncomingMessage {
  readonly external: string;
  readonly lang?: Lang;
  readonly number?: string;
  readonly album?: Album;
  readonly beside?: true;
  readonly content: Content;
}
