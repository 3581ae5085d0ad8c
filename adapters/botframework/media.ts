import { z } from 'zod';
import { soundTypeNamed, type Content, type Media } from '../../src/channel/message.ts';
import { Attachment, TeamsFile, teamsFile } from './wire.ts';
import { isLoopback, mayKnowToken, urlOf } from './proof/hosts.ts';
import { jsonOf } from '../../src/kernel/calls.ts';

/** Where a file lies. `token`: it is handed out to the bot's token alone. `local`: the service is this machine, so the file may be, too. */
export const Lying = z.object({ url: z.string(), token: z.boolean(), local: z.boolean() });
export type Lying = z.infer<typeof Lying>;

/** What `contentOf` wrote into `ref`; undefined for anything else. */
export function lyingIn({ ref }: Pick<Media, 'ref'>): Lying | undefined {
  const parsed = Lying.safeParse(jsonOf(ref));
  return parsed.success ? parsed.data : undefined;
}

const names: Readonly<Record<string, string>> = {
  'image/jpeg': 'photo.jpg',
  'image/png': 'photo.png',
  'application/pdf': 'file.pdf',
};
const embedded = /^data:[^,;]*(?:;[^,;]*)*;base64,/iu;

function fileOf(
  { contentType, contentUrl, content, name }: Attachment,
  service: string,
): Content | undefined {
  const called = name?.trim() ?? '';
  const isSound = soundTypeNamed(contentType) !== undefined;
  const named = called === '' ? (names[contentType] ?? (isSound ? 'voice' : 'file')) : called;
  const inTeams = contentType === teamsFile;
  const file = TeamsFile.safeParse(content);
  const url = inTeams ? (file.success ? file.data.downloadUrl : undefined) : contentUrl;
  if (typeof url !== 'string') return undefined;
  const data = embedded.exec(url)?.[0];
  if (data !== undefined)
    return { kind: 'file', name: named, bytes: Buffer.from(url.slice(data.length), 'base64') };
  const [place, home] = [urlOf(url), urlOf(service)];
  if (!place || !home) return undefined;
  const lying: Lying = {
    url: place.href,
    token: !inTeams && mayKnowToken(place, home),
    local: isLoopback(home),
  };
  const sound = isSound && { sound: true as const };
  return { kind: 'media', media: { ref: JSON.stringify(lying), name: named, ...sound } };
}

/** What Teams puts beside a text: the text a second time as HTML, a card that a member forwards, the message that is answered or forwarded. */
const beside =
  /^(?:text\/html|application\/vnd\.microsoft\.(?:teams\.)?card\.|(?:forwarded)?messageReference$)/iu;

/** What an attachment is to us: nothing where it only stands beside a text. */
export function contentOf(json: unknown, service: string): Content | undefined {
  const attachment = Attachment.safeParse(json);
  if (!attachment.success) return undefined;
  const { contentType, contentUrl } = attachment.data;
  if (contentType === '' && contentUrl === undefined) return undefined;
  if (beside.test(contentType)) return undefined;
  if (/^video\//u.test(contentType)) return { kind: 'unsupported', what: 'video' };
  const isSound = /^audio\//u.test(contentType);
  return fileOf(attachment.data, service) ?? { kind: 'unsupported', what: isSound ? 'voice' : 'attachment' };
}
