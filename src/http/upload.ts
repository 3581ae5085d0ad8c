import type { Context } from 'hono';
import { bufferToFormData } from 'hono/utils/buffer';
import { Fault } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { bodyOf, megabyte } from './body.ts';
import { told, type Told } from './call.ts';
import type { Doors } from './doors.ts';
import type { Pass } from './tokens.ts';

const largest = 10 * megabyte;
/** The files together with what is around them. */
const mostBody = 12 * megabyte;
const mostFiles = 5;

async function formOf(context: Context, tooLarge: () => Fault): Promise<FormData> {
  const type = context.req.header('content-type') ?? '';
  const body = await bodyOf(context, mostBody, tooLarge);
  try {
    return await bufferToFormData(body.buffer, type);
  } catch (cause) {
    throw new Fault(
      'wrongRequest',
      'The body must be multipart/form-data with a part "file", and may have a part "activity".',
      { cause },
    );
  }
}

/** The activity that goes with the files: its own id makes a repeated upload known, its text is said after them. */
async function activityOf(form: FormData): Promise<Uint8Array | undefined> {
  const part = form.get('activity');
  if (part === null) return undefined;
  return typeof part === 'string' ? new TextEncoder().encode(part) : new Uint8Array(await part.arrayBuffer());
}

/** A part of the form that is a file, in whatever class the platform gives it. */
type Part = Exclude<ReturnType<FormData['get']>, string | null>;

/** Every part that is a file, in the order in which they came. */
const filesOf = (form: FormData): Part[] =>
  [...form].flatMap(([name, part]) => (name === 'activity' || typeof part === 'string' ? [] : [part]));

/** Takes the files of an upload, each a message of its own, then its text. Answers the number of the first. */
export async function takeUpload(doors: Doors, pass: Pass, context: Context): Promise<number> {
  const fault = (code: 'wrongRequest' | 'tooLarge', line: Told): Fault =>
    new Fault(code, told(doors, pass, line));
  const form = await formOf(context, () => fault('tooLarge', 'fileTooLarge'));
  const sent = filesOf(form);
  if (sent.length === 0) throw fault('wrongRequest', 'fileMissing');
  if (sent.length > mostFiles) throw fault('wrongRequest', 'filesTooMany');
  if (sent.some((file) => file.size > largest)) throw fault('tooLarge', 'fileTooLarge');
  if (sent.some((file) => file.size === 0)) throw fault('wrongRequest', 'fileEmpty');
  const activity = await activityOf(form);
  const received = activity && doors.webchat.receive({ body: activity, headers: {}, query: {} });
  if (received?.kind === 'refused') throw new Fault('wrongRequest', received.mend);
  const external = (activity && ownIdOf(activity)) ?? randomId();
  let first: number | undefined;
  for (const [i, file] of sent.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { seq } = await doors.conversations.receive(pass.conversation, {
      external: i === 0 ? external : `${external}#${i}`,
      lang: pass.lang,
      content: { kind: 'file', name: file.name, bytes },
    });
    first ??= seq;
  }
  const said = received?.kind === 'messages' ? received.messages[0] : undefined;
  if (said?.content.kind === 'text')
    await doors.conversations.receive(pass.conversation, { ...said, external: `${external}#text` });
  return first ?? 0;
}

function ownIdOf(activity: Uint8Array): string | undefined {
  try {
    const { channelData, id } = JSON.parse(new TextDecoder().decode(activity)) as {
      channelData?: { clientActivityID?: unknown };
      id?: unknown;
    };
    const own = channelData?.clientActivityID ?? id;
    return typeof own === 'string' || typeof own === 'number' ? String(own) : undefined;
  } catch {
    return undefined;
  }
}
