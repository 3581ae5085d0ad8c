import { placeIn, type Content } from '../../src/channel/message.ts';
import type { Happening } from '../../src/channel/port.ts';
import type { Heard } from './wire.ts';

/** A member, by phone number or by the name that hides it. Groups, newsletters and statuses are neither. */
export const isMember = (address: string): boolean => /^\d{5,20}@(?:c\.us|lid)$/u.test(address);

/** The number (E.164) that the sender surely has, by whichever of the names tells it. */
function numberOf(names: readonly string[]): { readonly number?: string } {
  const [, digits] = names.map((name) => /^(\d{5,20})@c\.us$/u.exec(name)).find((found) => found) ?? [];
  return digits === undefined ? {} : { number: `+${digits}` };
}

const texts: ReadonlySet<string> = new Set([
  'chat',
  'list_response',
  'buttons_response',
  'template_button_reply',
  'interactive',
  'native_flow',
]);

/** Sounds: what was spoken into the phone, and what was sent as a file. */
const sounds: ReadonlySet<string> = new Set(['ptt', 'audio']);

/** What a member surely sent and we do not read. Whatever is neither here nor text nor file is said by WhatsApp itself. */
const others: ReadonlySet<string> = new Set([
  'video',
  'ptv',
  'gif',
  'sticker',
  'location',
  'live_location',
  'vcard',
  'multi_vcard',
  'order',
  'product',
  'poll_creation',
  'scheduled_event_creation',
  'event_creation',
  'payment',
  'groups_v4_invite',
]);

/** What is fetched, and by what it is called where it has no name of its own. */
const names: ReadonlyMap<string, string> = new Map([
  ['image', 'photo.jpg'],
  ['document', 'file'],
  ...[...sounds].map((type) => [type, 'voice.ogg'] as const),
]);

function contentOf({ type, text, key, name, size, place }: Heard): Content | undefined {
  if (texts.has(type)) return text.trim() === '' ? undefined : { kind: 'text', text: text.trim() };
  const called = names.get(type);
  if (called !== undefined) {
    const media = { ref: key, name: name ?? called, ...(size !== undefined && { size }) };
    return { kind: 'media', media: { ...media, ...(sounds.has(type) && { sound: true as const }) } };
  }
  return others.has(type) ? { kind: 'unsupported', what: type, ...placeIn(place) } : undefined;
}

/** The words below a file; WhatsApp itself puts the name of a document there where there are none. */
const captionOf = ({ text, name }: Heard): string => (text.trim() === name ? '' : text.trim());

/** What a message says. One that was written on the account itself is the answer of a person. */
export function happeningsOf(heard: Heard): readonly Happening[] {
  const { id, address, also, profile, at, mine } = heard;
  const content = contentOf(heard);
  if (!isMember(address) || !content) return [];
  if (mine) {
    const text = content.kind === 'text' ? content.text : captionOf(heard) || `[${heard.name ?? heard.type}]`;
    return [{ kind: 'takeover', address, external: id, text, at }];
  }
  const names = also.filter((one) => one !== address && isMember(one));
  const known = { ...(names.length > 0 && { also: names }), ...(profile !== undefined && { profile }) };
  const one = { kind: 'message', address, ...known, at } as const;
  const proves = numberOf([address, ...names]);
  // WhatsApp does not tell which pictures were sent at once.
  const album = content.kind === 'media' && !content.media.sound ? { album: { at } } : {};
  const own = { ...one, message: { external: id, ...proves, ...album, content } };
  const caption = content.kind === 'media' || heard.type === 'video' ? captionOf(heard) : '';
  if (caption === '') return [own];
  // Before its file: behind it, the words would be taken as the answer to the question that follows a file.
  const words: Content = { kind: 'text', text: caption };
  const above = { external: `${id}:caption`, beside: true, ...proves, ...album, content: words } as const;
  return [{ ...one, message: above }, own];
}
