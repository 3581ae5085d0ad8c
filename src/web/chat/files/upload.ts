import type { Answer, Call } from '../connection/request.ts';

/** What an upload needs of the page. `call` calls a route of the conversation. */
export interface Uploading {
  /** The name of the message: asked for once more, its upload goes on where it stood. */
  readonly id: string;
  readonly call: (route: string, call: Call, read: () => undefined) => Promise<Answer<unknown>>;
  /** Told how much has left, in per cent. */
  readonly progress: (percent: number) => void;
}

interface Sending {
  readonly body: Blob;
  readonly type: string;
  /** Whether it is a voice note, which nobody must have asked for. */
  readonly isVoice: boolean;
  /** Where it is gone on with at the server; empty before it was begun. */
  route: string;
  /** So much is known to have come; undefined where it must be asked. */
  come: number | undefined;
}

/** Less than this goes in one call; more in parts of this size, of which a broken line loses the last alone. */
const part = 192 * 1024;
/** Nothing has moved for so long: the line is broken, whatever the browser believes. */
const patience = 20_000;
const version = { 'Tus-Resumable': '1.0.0' };
const unread = (): undefined => undefined;

const sendings = new Map<string, Sending>();

type Headers = Readonly<Record<string, string>>;

/** Said with every call that begins one. */
const voiceOf = ({ isVoice }: Sending): Headers => (isVoice ? { 'X-Silah-Voice': '1' } : {});

interface Sent {
  readonly method: 'POST' | 'PATCH' | 'HEAD';
  readonly headers: Headers;
  readonly body?: Blob;
  readonly moved?: (bytes: number) => void;
}

/** One call that tells how far it is, which `fetch` does not. Rejects where there is no server. */
function sent(path: string, bearer: string, { method, headers, body, moved }: Sent): Promise<XMLHttpRequest> {
  const call = new XMLHttpRequest();
  call.open(method, path);
  for (const [name, value] of Object.entries({ ...headers, Authorization: `Bearer ${bearer}` }))
    call.setRequestHeader(name, value);
  return new Promise((resolve, reject) => {
    let timer = 0;
    const abort = (): void => call.abort();
    const wait = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(abort, patience);
    };
    call.upload.onprogress = ({ loaded }) => {
      wait();
      moved?.(loaded);
    };
    call.onload = () => resolve(call);
    call.onerror = call.onabort = () => reject(new Error('unreachable'));
    call.onloadend = () => {
      clearTimeout(timer);
      removeEventListener('offline', abort);
    };
    addEventListener('offline', abort);
    wait();
    call.send(body ?? null);
  });
}

/** A call as the page makes its own: with its token, which is renewed on the way. `heard` is told what a good answer says. */
const asCall = (what: Sent, heard: (answer: XMLHttpRequest) => void): Call => ({
  async send(path, bearer) {
    const answer = await sent(path, bearer, what);
    if (answer.status < 300) heard(answer);
    const headers = { 'Retry-After': answer.getResponseHeader('Retry-After') ?? '' };
    return new Response(answer.responseText || '{}', {
      status: answer.status === 204 ? 200 : answer.status,
      headers,
    });
  },
});

const nothing = (): void => undefined;

const whole = (sending: Sending, { call, progress }: Uploading): Promise<Answer<unknown>> => {
  const { body, type } = sending;
  const moved = (bytes: number): void => progress(Math.floor((100 * bytes) / body.size));
  const headers = { ...voiceOf(sending), 'Content-Type': type };
  return call('/upload', asCall({ method: 'POST', headers, body, moved }, nothing), unread);
};

function begin(sending: Sending, { call }: Uploading): Promise<Answer<unknown>> {
  const headers = {
    ...version,
    'Upload-Length': String(sending.body.size),
    ...voiceOf(sending),
    'Upload-Metadata': `filetype ${btoa(sending.type)}`,
  };
  const heard = (answer: XMLHttpRequest): void => {
    const [, route = ''] = /(\/uploads\/[^/]+)$/.exec(answer.getResponseHeader('Location') ?? '') ?? [];
    sending.route = route;
    sending.come = 0;
  };
  return call('/uploads', asCall({ method: 'POST', headers }, heard), unread);
}

/** How far the server has it. */
function look(sending: Sending, { call }: Uploading): Promise<Answer<unknown>> {
  const heard = (answer: XMLHttpRequest): void => {
    sending.come = Number(answer.getResponseHeader('Upload-Offset'));
  };
  return call(sending.route, asCall({ method: 'HEAD', headers: version }, heard), unread);
}

function goOn(sending: Sending, { call, progress }: Uploading): Promise<Answer<unknown>> {
  const from = sending.come ?? 0;
  const body = sending.body.slice(from, from + part);
  const headers = {
    ...version,
    ...voiceOf(sending),
    'Upload-Offset': String(from),
    'Content-Type': 'application/offset+octet-stream',
  };
  const moved = (bytes: number): void => progress(Math.floor((100 * (from + bytes)) / sending.body.size));
  // Until it is heard that it came, nobody knows.
  sending.come = undefined;
  const heard = (): void => {
    sending.come = from + body.size;
  };
  return call(sending.route, asCall({ method: 'PATCH', headers, body, moved }, heard), unread);
}

const isOver = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && (answer.status === 404 || answer.status === 409);

/** Sends it from where it stands to its end; what the server forgot meanwhile is begun again, once. */
async function parts(sending: Sending, way: Uploading): Promise<Answer<unknown>> {
  for (let begun = 0; ;) {
    const isNew = sending.route === '';
    const step = isNew ? begin : sending.come === undefined ? look : goOn;
    const answer = await step(sending, way);
    if (answer.kind !== 'ok') {
      if (isNew || !isOver(answer) || begun > 1) return answer;
      begun += 1;
      if (answer.kind === 'refused' && answer.status === 404) sending.route = '';
      continue;
    }
    if (step === goOn && sending.come !== undefined && sending.come >= sending.body.size) return answer;
  }
}

/** Sends a form. Over a broken line it is called again, with the same name, and goes on where it stood. */
export async function upload(form: FormData, way: Uploading): Promise<Answer<unknown>> {
  const { id } = way;
  let sending = sendings.get(id);
  if (!sending) {
    const packed = new Response(form);
    const type = packed.headers.get('Content-Type') ?? '';
    const file = form.get('file');
    const isVoice = file instanceof File && file.type.startsWith('audio/');
    sending = { body: await packed.blob(), type, isVoice, route: '', come: undefined };
    sendings.set(id, sending);
  }
  const answer = await (sending.body.size > part ? parts(sending, way) : whole(sending, way));
  if (answer.kind === 'ok') sendings.delete(id);
  return answer;
}
