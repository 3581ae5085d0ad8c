import { createHash } from 'node:crypto';
import { z } from 'zod';
import { langOf, type Content } from '../../src/channel/message.ts';
import type { Call } from '../../src/channel/port.ts';
import type { Received } from '../../src/channel/pulled.ts';
import { spare } from '../../src/kernel/optional.ts';

const Tapped = z.object({ silah: z.object({ prompt: z.string().max(40), choice: z.string().max(80) }) });

/** The parts of a Bot Framework activity that we read. Whatever else a client sends along is left alone. */
export const Activity = z.object({
  type: z.string().max(60),
  id: z.string().max(200).nullish(),
  text: z.string().nullish(),
  locale: z.string().max(40).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z
    .looseObject({ clientActivityID: z.union([z.string().max(200), z.number()]).nullish() })
    .nullish(),
});
type Activity = z.infer<typeof Activity>;

const refused = (mend: string): Received => ({ kind: 'refused', reason: 'malformed', mend });

const mostAttachments = 5;
const embedded = /^data:[^,;]*(?:;[^,;]*)*;base64,/iu;
const Attached = z.object({ contentUrl: z.string(), name: spare(z.string()) });

const unread = (what: string): Content => ({ kind: 'unsupported', what });

/** A file that stands in the activity itself; what lies elsewhere goes to `…/upload`, and is told as what cannot be read. */
function fileOf(attachment: unknown): Content {
  const { data } = Attached.safeParse(attachment);
  const head = embedded.exec(data?.contentUrl ?? '')?.[0];
  if (!data || head === undefined) return unread('attachment');
  const bytes = Buffer.from(data.contentUrl.slice(head.length), 'base64');
  return { kind: 'file', name: data.name?.trim() || 'file', bytes };
}

/** What an activity says, in order: a text stands before its files, for behind them it would answer the next question. */
function contentsOf(activity: Activity): readonly Content[] {
  const { value } = activity;
  const tapped = Tapped.safeParse(typeof value === 'string' ? jsonOf(Buffer.from(value)) : value);
  const text = activity.text?.trim() ?? '';
  if (tapped.success)
    return [{ kind: 'tap', ...tapped.data.silah, text: text === '' ? tapped.data.silah.choice : text }];
  const sent = activity.attachments ?? [];
  const more: readonly Content[] = sent.length > mostAttachments ? [unread('attachment')] : [];
  const files = [...sent.slice(0, mostAttachments).map(fileOf), ...more];
  if (text !== '') return [{ kind: 'text', text }, ...files];
  return files.length === 0 && value !== undefined && value !== null ? [unread('button')] : files;
}

/** The client's own id of an activity; undefined when it gave none. */
function ownIdOf({ channelData, id }: Activity): string | undefined {
  const own = channelData?.clientActivityID ?? id ?? undefined;
  return own === undefined ? undefined : String(own);
}

/** As `ownIdOf`, of the bytes of an activity that goes with files. */
export function ownIdIn(body: Uint8Array): string | undefined {
  const parsed = Activity.safeParse(jsonOf(body));
  return parsed.success ? ownIdOf(parsed.data) : undefined;
}

/** What stands in the bytes; undefined, which is no JSON, for what is none. */
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * An activity that a client posted. Who may post it was checked before. The client's own id of it (`channelData.clientActivityID`, else
 * the id it carries) makes a repeated one known; without any, the header `x-silah-call` that the server gives each call.
 */
export function receive({ body, headers }: Call): Received {
  const json = jsonOf(body);
  if (json === undefined) return refused('The body must be one JSON activity.');
  const parsed = Activity.safeParse(json);
  if (!parsed.success)
    return refused(
      `The activity is not right: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')}`,
    );
  const activity = parsed.data;
  if (activity.type !== 'message') return { kind: 'ignored' };
  const contents = contentsOf(activity);
  if (contents.length === 0) return { kind: 'ignored' };
  const own = ownIdOf(activity) ?? headers['x-silah-call'] ?? createHash('sha256').update(body).digest('hex');
  const lang = langOf(activity.locale ?? undefined);
  const files = contents.filter((content) => content.kind !== 'text').length;
  const messages = contents.map((content, i) => ({
    external: i === 0 ? own : `${own}/${i}`,
    content,
    ...(lang && { lang }),
    ...(content.kind === 'text' && files > 0 && { beside: true as const }),
    ...(files > 1 && { album: { id: own } }),
  }));
  return { kind: 'messages', messages };
}
