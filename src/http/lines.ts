import type { Context } from 'hono';
import type { Line, Showing } from '../channel/line.ts';
import { Fault } from '../kernel/errors.ts';
import { inLang } from '../wording/wording.ts';
import type { Known } from './call.ts';
import type { Doors } from './doors.ts';
import type { Pass } from './tokens.ts';

/** How Direct Line calls a line of a conversation: it is no secret and opens nothing. */
export const activityId = (conversation: string, seq: number): string =>
  `${conversation}|${String(seq).padStart(7, '0')}`;

/** Where this server is reached from outside, as the caller sees it. */
export const baseOf = (doors: Doors, context: Context<Known>): string =>
  doors.publicUrl ?? new URL(context.req.url).origin;

/** The activities of lines, with addresses of their files that are good for an hour. */
export async function showAll(
  doors: Doors,
  base: string,
  pass: Pass,
  lines: readonly Line[],
): Promise<unknown[]> {
  const found = doors.associations.get(pass.association);
  const links = new Map<string, string>();
  for (const line of lines) {
    if (!line.file) continue;
    const token = await doors.tokens.make(pass, `file ${line.file.id}`);
    links.set(
      line.file.id,
      `${base}/v3/directline/conversations/${pass.conversation}/files/${line.file.id}?t=${token}`,
    );
  }
  const name = found ? inLang(found.association.pack.shortName, pass.lang) : '';
  const showing: Showing = {
    conversation: pass.conversation,
    member: pass.member,
    association: { id: pass.association, name },
    lang: pass.lang,
    fileUrl: (id) => links.get(id) ?? '',
  };
  return lines.flatMap((line) => doors.webchat.show(line, showing) ?? []);
}

/** The last number a client has seen; 0 when it has seen nothing. */
export function watermarkOf(text: string | undefined): number {
  if (text === undefined || text === '' || text === 'undefined' || text === 'null') return 0;
  if (!/^\d{1,9}$/.test(text))
    throw new Fault('wrongRequest', 'watermark: must be the one that an earlier answer gave.');
  return Number(text);
}
