import * as z from 'zod/mini';
import { largestFile, type IncomingMessage, type Lang, type LineIn } from '../../src/channel/message.ts';
import type { Host, PulledCall } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { hasRoom } from './entering/caller-room.ts';
import { takeInOrder } from './in-order.ts';
import { say } from './entering/pass.ts';
import { ownIdIn, receive } from './receive.ts';
import type { Pass } from './entering/tokens.ts';

const megabyte = 1024 * 1024;
/** The files together with what is around them. */
export const mostBody = 12 * megabyte;
const mostFiles = 5;

/** The parts of an upload: files under any name, and the activity that goes with them. */
export const Upload = z.object({ file: z.file(), activity: z.optional(z.string()) });

/** The activity that goes with the files: its own id makes a repeated upload known, its text is said before them. */
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

/** So many uploads are read at once: what is read lies in memory. */
const mostAtOnce = { ofConversation: 3, ofCaller: 6, ofAll: 24 };

/** The header by which a client says that it uploads a voice note, which nobody must have asked for: the file itself is looked at in any case. */
export const voiceNote = 'x-silah-voice';

/** What stands around the files in a body. */
const around = 64 * 1024;

/** How the parts of an upload are come by. */
type ReadForm = (call: PulledCall, host: Host, pass: Pass) => Promise<FormData>;

/** The upload as far as there is room for its files. Throws Fault in the member's words, before anything is read where nothing would be taken. */
async function formOf(call: PulledCall, host: Host, pass: Pass): Promise<FormData> {
  const length = Number(call.request.headers.get('content-length') ?? 0);
  const bytes = length > mostBody ? 0 : Math.max(0, length - around);
  const sound = call.request.headers.get(voiceNote) === '1';
  const welcome = await host.conversations.filesWelcome(pass.conversation, { bytes, sound });
  const most = Math.min(mostBody, welcome + around);
  const tooLarge = (): Fault =>
    new Fault('tooLarge', say(host, pass, length > mostBody ? 'fileTooLarge' : 'filesToday'));
  return call.form({ most, tooLarge, parts: 'a part "file", and may have a part "activity"' });
}

/** Takes the text of an upload, then its files, each a message of its own. Answers the number of the first file. */
export async function takeUpload(
  call: PulledCall,
  host: Host,
  { pass, read = formOf }: { readonly pass: Pass; readonly read?: ReadForm },
): Promise<number> {
  const { ofConversation, ofCaller, ofAll } = mostAtOnce;
  const release = host.hold([
    [`uploads of ${pass.conversation}`, ofConversation],
    [`uploads from ${call.caller}`, ofCaller],
    ['uploads', ofAll],
  ]);
  try {
    if (!release) throw new Fault('tooMany', say(host, pass, 'tooMany'));
    const form = await read(call, host, pass);
    const bytes = filesOf(form).reduce((sum, { size }) => sum + size, 0);
    if (!(await hasRoom(host, call, { association: pass.association, bytes })))
      throw new Fault('tooLarge', say(host, pass, 'filesToday'));
    return await takeFiles(form, host, pass);
  } catch (error) {
    await call.passOver();
    throw error;
  } finally {
    release?.();
  }
}

async function takeFiles(form: FormData, host: Host, pass: Pass): Promise<number> {
  const fault = (code: 'wrongRequest' | 'tooLarge', line: LineIn<'http'>): Fault =>
    new Fault(code, say(host, pass, line));
  const sent = checked(form, fault);
  const activity = await activityOf(form);
  const received = activity && receive({ body: activity, headers: {}, query: {} });
  if (received?.kind === 'refused') throw new Fault('wrongRequest', received.mend);
  const external = (activity && ownIdIn(activity)) ?? randomId();
  const together = sent.length > 1 ? { album: { id: external } } : {};
  // A text stands before its files: behind them it would answer the next question.
  const said = received?.kind === 'messages' ? received.messages[0] : undefined;
  if (said?.content.kind === 'text')
    await host.conversations.receive(pass.conversation, {
      ...said,
      external: `${external}#text`,
      beside: true,
      ...together,
    });
  const first = await takeInOrder(host, pass, messagesOf(sent, { external, lang: pass.lang, together }));
  return first ?? 0;
}

/** A message of each file, read when its turn comes. */
async function* messagesOf(
  sent: readonly Part[],
  { external, lang, together }: { external: string; lang: Lang; together: Pick<IncomingMessage, 'album'> },
): AsyncGenerator<IncomingMessage> {
  for (const [i, file] of sent.entries()) {
    const content = {
      kind: 'file',
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    } as const;
    yield { external: i === 0 ? external : `${external}#${i}`, lang, ...together, content };
  }
}
