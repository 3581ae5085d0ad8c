import type { Host, PulledCall, PulledRoute } from '../../../src/channel/pulled.ts';
import { Fault } from '../../../src/kernel/errors.ts';
import { randomId } from '../../../src/kernel/ids.ts';
import { passOf, say } from '../entering/pass.ts';
import type { Pass } from '../entering/tokens.ts';
import { mayWrite } from '../may-write.ts';
import { mostBody, takeUpload, voiceNote } from '../upload.ts';
import { HalfSents, type HalfSent } from './half-sent.ts';

/** What pages of other sites send and read of tus. */
export const resumedHeaders = {
  taken: ['tus-resumable', 'upload-length', 'upload-metadata', 'upload-offset'],
  given: ['location', 'tus-resumable', 'upload-expires', 'upload-length', 'upload-offset'],
} as const;

const version = { 'tus-resumable': '1.0.0' } as const;
const token = 'directline';
const under = '/conversations/:conversation/uploads';

const kept = new WeakMap<Host, HalfSents>();
function halfSentsOf(host: Host): HalfSents {
  const known = kept.get(host) ?? new HalfSents(host.now, randomId);
  kept.set(host, known);
  return known;
}

/** What `Upload-Metadata` says: names, each with its value in base64. */
function metadataOf(header: string | null): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(',').map((one) => one.trim().split(' '));
  return Object.fromEntries(
    pairs.flatMap(([name = '', value = '']) =>
      name === '' ? [] : [[name, Buffer.from(value, 'base64').toString('utf8')]],
    ),
  );
}

/** A whole number in a header. Throws Fault wrongRequest. */
function numberIn({ request }: PulledCall, name: 'Upload-Length' | 'Upload-Offset'): number {
  const written = request.headers.get(name) ?? '';
  if (!/^\d{1,15}$/.test(written)) throw new Fault('wrongRequest', `${name}: a whole number.`);
  return Number(written);
}

/** Where an upload stands, as tus tells it. */
const standing = ({ size, length, until }: HalfSent): Record<string, string> => ({
  ...version,
  'upload-offset': String(size),
  'upload-length': String(length),
  'upload-expires': new Date(until).toUTCString(),
});

const isSound = ({ request }: PulledCall): boolean => request.headers.get(voiceNote) === '1';

/** Begins one. It is refused at once, in the member's words, where nothing of it would be taken. */
const begin: PulledRoute = {
  method: 'POST',
  path: under,
  token,
  async handle(call, host) {
    const pass = await passOf(call, host);
    await mayWrite(call, host, pass);
    const length = numberIn(call, 'Upload-Length');
    if (length > mostBody) throw new Fault('tooLarge', say(host, pass, 'fileTooLarge'));
    await host.conversations.filesWelcome(pass.conversation, { bytes: length, sound: isSound(call) });
    const { filetype = 'application/octet-stream', filename = 'file' } = metadataOf(
      call.request.headers.get('upload-metadata'),
    );
    const { conversation } = pass;
    const all = halfSentsOf(host);
    const id = all.begin({ conversation, caller: call.caller, length, type: filetype, name: filename });
    const location = `${call.base}/v3/directline/conversations/${conversation}/uploads/${id}`;
    const found = all.find(id, conversation);
    return new Response(null, { status: 201, headers: { ...(found && standing(found)), location } });
  },
};

/** Throws Fault notFound where it is over, made room for others, or lies in another process: it is begun again. */
function halfOf(call: PulledCall, host: Host, { conversation }: Pass): HalfSent {
  const found = halfSentsOf(host).find(call.params['upload'] ?? '', conversation);
  if (!found) throw new Fault('notFound', 'There is no such upload. Begin it again.');
  return found;
}

/** How far one has come; asked with HEAD. */
const look: PulledRoute = {
  method: 'GET',
  path: `${under}/:upload`,
  token,
  async handle(call, host) {
    const found = halfOf(call, host, await passOf(call, host));
    return new Response(null, { headers: { ...standing(found), 'cache-control': 'no-store' } });
  },
};

/** The parts of a whole upload: its bytes are a form of them, or one file. */
function partsOf(call: PulledCall, { parts, type, name }: HalfSent): FormData | Promise<FormData> {
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (type.startsWith('multipart/')) return call.formIn({ bytes, type, parts: 'a part "file"' });
  const form = new FormData();
  form.append('file', new File([bytes], name, { type }));
  return form;
}

/** A whole upload is taken as one that came in a single call. What is refused for good is dropped. */
async function take(call: PulledCall, host: Host, pass: Pass): Promise<void> {
  const all = halfSentsOf(host);
  const found = halfOf(call, host, pass);
  try {
    await takeUpload(call, host, {
      pass,
      async read() {
        const offer = { bytes: found.length, sound: isSound(call) };
        await host.conversations.filesWelcome(pass.conversation, offer);
        return partsOf(call, found);
      },
    });
    all.end(found);
  } catch (error) {
    if (error instanceof Fault && (error.code === 'wrongRequest' || error.code === 'tooLarge'))
      all.drop(call.params['upload'] ?? '');
    throw error;
  }
}

/** Goes on where it stands; with the last part it is taken. The last part may be sent empty, where its answer was not heard. */
const goOn: PulledRoute = {
  method: 'PATCH',
  path: `${under}/:upload`,
  token,
  async handle(call, host) {
    const pass = await passOf(call, host);
    await mayWrite(call, host, pass);
    const asked = halfOf(call, host, pass);
    const offset = numberIn(call, 'Upload-Offset');
    const rest = asked.length - asked.size;
    const tooLarge = (): Fault => new Fault('tooLarge', say(host, pass, 'fileTooLarge'));
    const part = await call.body(Math.max(1, rest), tooLarge);
    // Two that go on at once: where it stands is looked at once the part is there.
    const found = halfOf(call, host, pass);
    if (found.size !== offset) throw new Fault('conflict', `Go on at ${found.size}.`);
    if (found.size + part.length > found.length) throw tooLarge();
    halfSentsOf(host).add(call.params['upload'] ?? '', part);
    if (found.size === found.length && !found.over) await take(call, host, pass);
    return new Response(null, { status: 204, headers: standing(found) });
  },
};

/** Uploads that go on after a line broke: tus 1.0, with `creation` and `expiration`. */
export const resumed: readonly PulledRoute[] = [begin, look, goOn];
