import type { HonoRequest } from 'hono';
import { Fault } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { told, type Told } from './call.ts';
import type { Doors } from './doors.ts';
import type { Pass } from './tokens.ts';

const megabyte = 1024 * 1024;
const largest = 10 * megabyte;
const mostFiles = 5;

async function parts(request: HonoRequest): Promise<FormData> {
  try {
    return await request.formData();
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
export async function takeUpload(doors: Doors, pass: Pass, request: HonoRequest): Promise<number> {
  const form = await parts(request);
  const sent = filesOf(form);
  const refuse = (code: 'wrongRequest' | 'tooLarge', line: Told): never => {
    throw new Fault(code, told(doors, pass, line));
  };
  if (sent.length === 0) refuse('wrongRequest', 'fileMissing');
  if (sent.length > mostFiles) refuse('wrongRequest', 'filesTooMany');
  if (sent.some((file) => file.size > largest)) refuse('tooLarge', 'fileTooLarge');
  if (sent.some((file) => file.size === 0)) refuse('wrongRequest', 'fileEmpty');
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
