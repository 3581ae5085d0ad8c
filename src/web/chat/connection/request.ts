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
  /** How it is sent where `fetch` will not do. Rejects where there is no server. */
  readonly send?: (path: string, token: string) => Promise<Response>;
}

const patience = 20_000;

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

async function refusalOf(response: Response): Promise<Answer<never>> {
  const seconds = Number(response.headers.get('Retry-After') || Number.NaN);
  const after = Number.isFinite(seconds) ? { after: Math.min(seconds, 300) * 1000 } : {};
  const said: unknown = await response.json().catch(() => null);
  const words = textIn(partOf(said, 'error'), 'message');
  return { kind: 'refused', status: response.status, ...after, ...(words !== undefined && { words }) };
}

/** Calls our own server and reads its answer with `read`. Never throws; gives up after twenty seconds, or when `send` does. */
export async function request<Body>(
  path: string,
  call: Call,
  read: (body: unknown) => Body,
): Promise<Answer<Body>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const init = { ...initOf(call), signal: stop.signal, cache: 'no-store', credentials: 'omit' } as const;
    const { send, sent, token = '' } = call;
    const response = await (sent ?? (send ? send(path, token) : fetch(path, init)));
    return response.ok ? { kind: 'ok', body: read(await response.json()) } : await refusalOf(response);
  } catch {
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
