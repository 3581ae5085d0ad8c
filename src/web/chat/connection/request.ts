import { partOf, textIn } from '../../base/json.ts';

/** What came of a call: the server's answer, its refusal (with words for the member, where it gave some), or no server at all. */
export type Answer<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  | { readonly kind: 'refused'; readonly status: number; readonly words?: string; readonly after?: number }
  | { readonly kind: 'unreachable' };

export interface Call {
  readonly token?: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** The answer to this very call, where it left already. */
  readonly sent?: Promise<Response> | undefined;
  /** Told how much of a form has left, in per cent. */
  readonly progress?: (percent: number) => void;
}

const patience = { plain: 20_000, upload: 180_000 } as const;

/** Refused for now: the same call may succeed later. */
export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

function initOf(call: Call): RequestInit {
  const method = call.method ?? 'POST';
  const body = call.body;
  const headers: Record<string, string> = {};
  if (call.token !== undefined) headers['Authorization'] = `Bearer ${call.token}`;
  if (body === undefined) return { method, headers };
  headers['Content-Type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body) };
}

/** Sends a form and tells how far it is, which `fetch` does not. Rejects where there is no server. */
function sendForm(
  path: string,
  { token, body, progress }: Call & { readonly body: FormData },
): Promise<Response> {
  const call = new XMLHttpRequest();
  call.open('POST', path);
  call.timeout = patience.upload;
  call.setRequestHeader('Authorization', `Bearer ${token ?? ''}`);
  call.upload.onprogress = ({ loaded, total }) => progress?.(Math.floor((100 * loaded) / total));
  return new Promise((resolve, reject) => {
    call.onload = () => {
      const headers = { 'Retry-After': call.getResponseHeader('Retry-After') ?? '' };
      resolve(new Response(call.responseText, { status: call.status, headers }));
    };
    call.onerror = call.ontimeout = () => reject(new Error('unreachable'));
    call.send(body);
  });
}

async function refusalOf(response: Response): Promise<Answer<never>> {
  const seconds = Number(response.headers.get('Retry-After') || Number.NaN);
  const after = Number.isFinite(seconds) ? { after: Math.min(seconds, 300) * 1000 } : {};
  const said: unknown = await response.json().catch(() => null);
  const words = textIn(partOf(said, 'error'), 'message');
  return { kind: 'refused', status: response.status, ...after, ...(words !== undefined && { words }) };
}

/** Calls our own server and reads its answer with `read`. Never throws; gives up after twenty seconds, an upload after three minutes. */
export async function request<Body>(
  path: string,
  call: Call,
  read: (body: unknown) => Body,
): Promise<Answer<Body>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience.plain);
  try {
    const init = { ...initOf(call), signal: stop.signal, cache: 'no-store', credentials: 'omit' } as const;
    const { body } = call;
    const send = (): Promise<Response> =>
      body instanceof FormData ? sendForm(path, { ...call, body }) : fetch(path, init);
    const response = await (call.sent ?? send());
    return response.ok ? { kind: 'ok', body: read(await response.json()) } : await refusalOf(response);
  } catch {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
