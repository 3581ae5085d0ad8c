import type { Line, Showing } from '../../src/channel/line.ts';
import type { Host, News } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { tokensOf } from './entering/pass.ts';
import { charge } from './reading.ts';
import { show } from './send.ts';
import type { Pass } from './entering/tokens.ts';

/** Whose lines are shown, and where this server is reached from outside. */
export interface Viewer {
  readonly pass: Pass;
  readonly base: string;
}

/** The activities of lines, with addresses of their files that are good for an hour. */
export async function showAll(
  host: Host,
  { pass, base }: Viewer,
  lines: readonly Line[],
): Promise<readonly object[]> {
  const links = new Map<string, string>();
  for (const { file } of lines) {
    if (!file) continue;
    const token = await tokensOf(host).make(pass, `file ${file.id}`);
    links.set(
      file.id,
      `${base}/v3/directline/conversations/${pass.conversation}/files/${file.id}?t=${token}`,
    );
  }
  const name = host.associations.get(pass.association)?.shortName(pass.lang) ?? '';
  const showing: Showing = {
    conversation: pass.conversation,
    member: pass.member,
    association: { id: pass.association, name },
    lang: pass.lang,
    fileUrl: (id) => links.get(id) ?? '',
  };
  return lines.map((line) => show(line, showing));
}

/** By what a client knows what may be kept on a device and offered there: `quiet` where somebody may be in danger, `waits` where a person has the conversation or is waited for, `agreed` where the member agreed to the notice. */
export const mannerIn = ({ alerted, waits, agreed }: Pick<News, 'alerted' | 'waits' | 'agreed'>): Manner => ({
  ...(alerted && { quiet: true }),
  ...(waits && { waits: true }),
  ...(agreed && { agreed: true }),
});

interface Manner {
  readonly quiet?: true;
  readonly waits?: true;
  readonly agreed?: true;
}

/** What a client shows first of a conversation, or of what was said before it: `before` is where what is earlier ends, when there is such. */
export async function showBefore(
  host: Host,
  viewer: Viewer,
  { before, most }: { readonly before: number; readonly most: number },
): Promise<{ activities: readonly object[]; watermark: string; before?: string } & Manner> {
  const { conversation } = viewer.pass;
  const stretch = await host.conversations.linesBefore(conversation, before, most);
  const { lines, from, upTo, earlier } = stretch;
  await charge(host, viewer.pass, lines.length);
  const activities = await showAll(host, viewer, lines);
  const last = { watermark: String(upTo), ...mannerIn(stretch) };
  return { activities, ...last, ...(earlier && { before: String(from) }) };
}

/** What clients send who have seen nothing; `-` is what Microsoft's own service gives out as the beginning. */
const nothingSeen: ReadonlySet<string | null> = new Set([null, '', '-', 'undefined', 'null']);
/** Every line comes before it. */
export const anyNumber = 2 ** 31 - 1;

/** The last number a client has seen; 0 when it has seen nothing. Throws Fault wrongRequest. */
export function watermarkOf(text: string | null): number {
  if (nothingSeen.has(text)) return 0;
  if (text === null || !/^\d{1,15}$/.test(text))
    throw new Fault('wrongRequest', 'watermark: must be the one that an earlier answer gave.');
  return Math.min(Number(text), anyNumber);
}
