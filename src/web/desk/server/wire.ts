import { DeskFailure, type DeskFault } from '../../../contract/desk.ts';
import { learnClock } from './clock.ts';
import { inThisLang } from './lang.ts';

/** What the server would not do, or a connection that was not there (`offline`). `by` is who was faster; `after` so many seconds it may be tried again. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly by: DeskFault['by'];
  /** Questions of the pack that would be understood worse. */
  readonly fell: DeskFault['fell'];
  readonly why: DeskFault['why'];
  readonly after: number;

  constructor(status: number, error: DeskFault, after = 0) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.by = error.by;
    this.fell = error.fell;
    this.why = error.why;
    this.after = after;
  }
}

let token = '';
const leavers = new Set<() => void>();

/** Every call that changes something carries the token of the session. */
export const rememberToken = (csrf: string): void => {
  token = csrf;
};
/** Called when the server no longer knows the session. */
export function onSignedOut(leave: () => void): () => void {
  leavers.add(leave);
  return () => leavers.delete(leave);
}

/** How many sessions followed one another on this page, and whether the next one is just beginning. */
let sessions = 0;
let beginning = 0;

/** Runs a call that puts another session in the place of this one. What the server refuses to the old session meanwhile sends nobody away. */
export async function inNewSession<T>(begin: () => Promise<T>): Promise<T> {
  beginning += 1;
  try {
    return await begin();
  } finally {
    beginning -= 1;
    sessions += 1;
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const { data } = DeskFailure.safeParse(await response.json().catch(() => undefined));
  const after = Number(response.headers.get('retry-after') ?? 0);
  return new Refusal(response.status, data?.error ?? { code: 'broken', message: '' }, after);
}

type Method = 'GET' | 'POST' | 'DELETE';

function requestOf(method: Method, body: unknown): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && token !== '') headers['x-silah-csrf'] = token;
  if (body instanceof FormData) return { method, headers, body };
  if (body === undefined) return { method, headers };
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body) };
}

/** One call to the desk's server: its JSON, or a `Refusal`. The caller knows the shape. */
export async function call(method: Method, path: string, body?: unknown): Promise<unknown> {
  let response: Response;
  const asking = sessions;
  try {
    response = await fetch(inThisLang(path), {
      ...requestOf(method, body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw new Refusal(0, { code: 'offline', message: '' });
  }
  learnClock(response.headers.get('date'));
  if (!response.ok) {
    const refusal = await refusalOf(response);
    if (response.status !== 401 || path.endsWith('/sign-in')) throw refusal;
    // Asked by a session that was replaced: to be asked again, as after a connection that broke.
    if (beginning > 0 || asking !== sessions) throw new Refusal(0, { code: 'offline', message: '' });
    for (const leave of leavers) leave();
    throw refusal;
  }
  if (response.status === 204) return undefined;
  return response.json().catch(() => undefined);
}
