import { z } from 'zod';
import { isUnreached, jsonOf, readAtMost } from '../../src/kernel/calls.ts';
import { Code } from './wire.ts';

/**
 * How a call went wrong. `answered`: the Graph API itself says no, with its code. `page`: something on the way answered, not the Graph
 * API. `unreachable`: nobody took a byte. `lost`: the call was made, its answer never came. `retryAfter` is in milliseconds.
 */
export type Failure =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code: number;
      readonly subcode?: number;
      readonly transient: boolean;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'page'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'unreachable' | 'lost' };

/** A call that failed. The message holds neither the token nor what was sent, and nothing that Meta wrote: it repeats numbers. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(`WhatsApp: ${whyOf(failure)}`);
    this.name = 'CallFailed';
  }
}

/** A failure in a few words, for logs and findings. */
export function whyOf(failure: Failure): string {
  const code = 'code' in failure ? ` ${failure.code}` : '';
  return 'status' in failure ? `${failure.kind} ${failure.status}${code}` : failure.kind;
}

/** What is known of a failed call; whatever was thrown by somebody else counts as lost. */
export const failureOf = (error: unknown): Failure =>
  error instanceof CallFailed ? error.failure : { kind: 'lost' };

const Refused = z.object({
  error: z.object({
    code: Code,
    error_subcode: z.int().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});
/** Some addresses of Meta's media answer a call without one with a page. */
const agent = 'Mozilla/5.0 (compatible; Silah)';

export interface Account {
  readonly token: string;
  /** With the version and without a slash at the end: `https://graph.facebook.com/v23.0`. */
  readonly root: string;
  /** How long an answer is awaited, in milliseconds. */
  readonly patience: number;
}

interface Made {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

/** A thin client of the Graph API. Every method throws CallFailed, and nothing else. */
export class Client {
  constructor(private readonly account: Account) {}

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const asked = new URLSearchParams(query).toString();
    return this.#call(`${path}${asked === '' ? '' : `?${asked}`}`, { method: 'GET' });
  }

  post(path: string, fields: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.#call(path, { method: 'POST', headers, body: JSON.stringify(fields) });
  }

  upload(path: string, form: FormData, patience: number): Promise<unknown> {
    return this.#call(path, { method: 'POST', body: form }, patience);
  }

  /** The bytes at an address that the Graph API gave, at most so many; undefined when there are more. The token goes there and nowhere else: no redirect is followed. */
  download(url: string, most: number, patience: number): Promise<Uint8Array | undefined> {
    return this.#within(patience, async (signal) => {
      const headers = { authorization: `Bearer ${this.account.token}`, 'user-agent': agent };
      const response = await fetch(url, { headers, signal, redirect: 'manual' });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new CallFailed({ kind: 'page', status: response.status });
      }
      if (Number(response.headers.get('content-length') ?? 0) > most) {
        await response.body?.cancel();
        return undefined;
      }
      return readAtMost(response, most);
    });
  }

  async #call(path: string, call: Made, patience?: number): Promise<unknown> {
    const { token, root } = this.account;
    const headers = {
      ...call.headers,
      authorization: `Bearer ${token}`,
      'user-agent': agent,
    };
    const answer = await this.#within(patience ?? this.account.patience, async (signal) => {
      const response = await fetch(`${root}/${path}`, { ...call, headers, signal, redirect: 'manual' });
      const { status } = response;
      return { status, after: response.headers.get('retry-after'), text: await response.text() };
    });
    return resultOf(answer);
  }

  async #within<T>(patience: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), patience);
    try {
      return await run(end.signal);
    } catch (error) {
      if (error instanceof CallFailed) throw error;
      throw new CallFailed({ kind: isUnreached(error) ? 'unreachable' : 'lost' });
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Answer {
  readonly status: number;
  readonly after: string | null;
  readonly text: string;
}

function resultOf({ status, after, text }: Answer): unknown {
  const json = jsonOf(text);
  const seconds = after !== null && /^\d{1,6}$/u.test(after.trim()) ? Number(after) : undefined;
  const wait = seconds === undefined ? {} : { retryAfter: seconds * 1000 };
  const refused = Refused.safeParse(json);
  if (refused.success) {
    const { code, error_subcode: subcode, is_transient: transient = false } = refused.data.error;
    const sub = subcode === undefined ? {} : { subcode };
    throw new CallFailed({ kind: 'answered', status, code, ...sub, transient, ...wait });
  }
  if (status < 200 || status >= 300) throw new CallFailed({ kind: 'page', status, ...wait });
  if (json === undefined) throw new CallFailed({ kind: 'lost' });
  return json;
}
