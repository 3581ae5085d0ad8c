import { createHash } from 'node:crypto';
import { z } from 'zod';
import { langOf, type Content } from '../../src/channel/message.ts';
import type { Call } from '../../src/channel/port.ts';
import type { Received } from '../../src/channel/pulled.ts';

const longestText = 4000;
const Tapped = z.object({ silah: z.object({ prompt: z.string().max(40), choice: z.string().max(80) }) });

/** The parts of a Bot Framework activity that we read. Whatever else a client sends along is left alone. */
export const Activity = z.object({
  type: z.string().max(60),
  id: z.string().max(200).optional(),
  text: z.string().optional(),
  locale: z.string().max(40).optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z
    .looseObject({ clientActivityID: z.union([z.string().max(200), z.number()]).optional() })
    .nullish(),
});
type Activity = z.infer<typeof Activity>;

const refused = (mend: string): Received => ({ kind: 'refused', reason: 'malformed', mend });

function contentOf(activity: Activity): Content | undefined {
  const tapped = Tapped.safeParse(activity.value);
  const text = activity.text?.trim() ?? '';
  if (tapped.success)
    return { kind: 'tap', ...tapped.data.silah, text: text === '' ? tapped.data.silah.choice : text };
  if (text !== '') return { kind: 'text', text };
  return (activity.attachments?.length ?? 0) > 0 ? { kind: 'unsupported', what: 'attachment' } : undefined;
}

/** The client's own id of an activity; undefined when it gave none. */
function ownIdOf({ channelData, id }: Activity): string | undefined {
  const own = channelData?.clientActivityID ?? id;
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
  if ((activity.text?.length ?? 0) > longestText)
    return refused(`text: at most ${longestText} characters. Send it in parts.`);
  const content = contentOf(activity);
  if (!content) return { kind: 'ignored' };
  const own = ownIdOf(activity) ?? headers['x-silah-call'] ?? createHash('sha256').update(body).digest('hex');
  const lang = langOf(activity.locale);
  return { kind: 'messages', messages: [{ external: own, content, ...(lang && { lang }) }] };
}
