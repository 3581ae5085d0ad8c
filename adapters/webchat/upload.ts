import * as z from 'zod/mini';
import { largestFile, type LineIn } from '../../src/channel/message.ts';
import type { Host, PulledCall } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { say } from './pass.ts';
import { ownIdIn, receive } from './receive.ts';
import type { Pass } from './tokens.ts';

const megabyte = 1024 * 1024;
/** The files together with what is around them. */
const mostBody = 12 * megabyte;
const mostFiles = 5;

/** The parts of an upload: files under any name, and the activity that goes with them. */
export const Upload = z.object({ file: z.file(), activity: z.optional(z.string()) });

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

/** The files of an upload. Throws Fault in the member's words when there are none, too many, or one that is too large or empty. */
function checked(
  form: FormData,
  fault: (code: 'wrongRequest' | 'tooLarge', line: LineIn<'http'>) => Fault,
): Part[] {
  const sent = filesOf(form);
  if (sent.length === 0) throw fault('wrongRequest', 'fileMissing');
  if (sent.length > mostFiles) throw fault('wrongRequest', 'filesTooMany');
  if (sent.some((file) => file.size > largestFile)) throw fault('tooLarge', 'fileTooLarge');
  if (sent.some((file) => file.size === 0)) throw fault('wrongRequest', 'fileEmpty');
  return sent;
}

/** Takes the files of an upload, each a message of its own, then its text. Answers the number of the first. */
export async function takeUpload(call: PulledCall, host: Host, pass: Pass): Promise<number> {
  const fault = (code: 'wrongRequest' | 'tooLarge', line: LineIn<'http'>): Fault =>
    new Fault(code, say(host, pass, line));
  const tooLarge = (): Fault => fault('tooLarge', 'fileTooLarge');
  const parts = 'a part "file", and may have a part "activity"';
  const form = await call.form({ most: mostBody, tooLarge, parts });
  const sent = checked(form, fault);
  const activity = await activityOf(form);
  const received = activity && receive({ body: activity, headers: {}, query: {} });
  if (received?.kind === 'refused') throw new Fault('wrongRequest', received.mend);
  const external = (activity && ownIdIn(activity)) ?? randomId();
  let first: number | undefined;
  for (const [i, file] of sent.entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { seq } = await host.conversations.receive(pass.conversation, {
      external: i === 0 ? external : `${external}#${i}`,
      lang: pass.lang,
      content: { kind: 'file', name: file.name, bytes },
    });
    first ??= seq;
  }
  const said = received?.kind === 'messages' ? received.messages[0] : undefined;
  if (said?.content.kind === 'text')
    await host.conversations.receive(pass.conversation, { ...said, external: `${external}#text` });
  return first ?? 0;
}
