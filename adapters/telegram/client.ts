import { Telegram } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import { z } from 'zod';
import { isUnreached, jsonOf, readAtMost } from '../../src/kernel/calls.ts';

/**
 * How a call went wrong. `answered`: the Bot API itself says no. `page`: something on the way answered, not the Bot API. `unreachable`:
 * nobody took a byte. `lost`: the call was made, its answer never came. `stopped`: we gave it up ourselves.
 */
export type Failure =
  | { readonly kind: 'answered'; readonly code: number; readonly about: string; readonly retryAfter?: number }
  | { readonly kind: 'page'; readonly code: number }
  | { readonly kind: 'unreachable' | 'lost' | 'stopped' };

/** A call that failed. The message holds neither the token, which is part of every address, nor what was sent. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(`Telegram: ${failure.kind}${'code' in failure ? ` ${failure.code}` : ''}`);
    this.name = 'CallFailed';
  }
}

const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().default(''),
    parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
  }),
]);

interface Upload {
  readonly source: Uint8Array<ArrayBuffer>;
  readonly filename?: string;
}
const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'source' in value && ArrayBuffer.isView(value.source);

const asField = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function bodyOf(fields: object): { body: string | FormData; headers?: { 'content-type': string } } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  if (!given.some(([, value]) => isUpload(value)))
    return {
      body: JSON.stringify(Object.fromEntries(given)),
      headers: { 'content-type': 'application/json' },
    };
  const form = new FormData();
  for (const [name, value] of given)
    if (isUpload(value)) form.append(name, new Blob([value.source]), value.filename ?? name);
    else form.append(name, asField(value));
  return { body: form };
}

/** What we use of a signal: telegraf's type of it is older than Node's. */
interface Stop {
  readonly aborted: boolean;
  addEventListener(type: 'abort', heard: () => void): void;
  removeEventListener(type: 'abort', heard: () => void): void;
}

/** `patience` is how long an answer is awaited, in milliseconds. */
export interface CallOptions {
  readonly signal?: Stop | undefined;
  readonly patience?: number;
}

/**
 * telegraf's client with a line of our own. telegraf's reads no body of an answer above 499, so that the Bot API's "restart" cannot be
 * told from a gateway's page, waits for eight minutes, and puts what was sent into its errors. Every method throws CallFailed.
 */
export class Client extends Telegram {
  readonly #root: string;
  readonly #patience: number;

  constructor(token: string, root: string, patience: number) {
    super(token, { apiRoot: root });
    this.#root = root;
    this.#patience = patience;
  }

  override async callApi<M extends keyof Methods>(
    method: M,
    fields: Opts<M>,
    options: CallOptions = {},
  ): Promise<ReturnType<Methods[M]>> {
    const call = { method: 'POST', redirect: 'manual', ...bodyOf(fields) } as const;
    const { status, text } = await this.#within(options, async (signal) => {
      const response = await fetch(`${this.#root}/bot${this.token}/${method}`, { ...call, signal });
      return { status: response.status, text: await response.text() };
    });
    return resultOf(status, text) as ReturnType<Methods[M]>;
  }

  /** The bytes of a file of `getFile`, at most so many; undefined when there are more. */
  async download(path: string, most: number, options: CallOptions = {}): Promise<Uint8Array | undefined> {
    const place = path.split('/').map(encodeURIComponent).join('/');
    return this.#within(options, async (signal) => {
      const response = await fetch(`${this.#root}/file/bot${this.token}/${place}`, {
        signal,
        redirect: 'manual',
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new CallFailed({ kind: 'answered', code: response.status, about: '' });
      }
      if (Number(response.headers.get('content-length') ?? 0) > most) {
        await response.body?.cancel();
        return undefined;
      }
      return readAtMost(response, most);
    });
  }

  async #within<T>(options: CallOptions, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const stop = (): void => end.abort();
    const isStopped = (): boolean => options.signal?.aborted === true;
    if (isStopped()) throw new CallFailed({ kind: 'stopped' });
    options.signal?.addEventListener('abort', stop);
    const timer = setTimeout(stop, options.patience ?? this.#patience);
    try {
      return await run(end.signal);
    } catch (error) {
      if (error instanceof CallFailed) throw error;
      if (isStopped()) throw new CallFailed({ kind: 'stopped' });
      throw new CallFailed({ kind: isUnreached(error) ? 'unreachable' : 'lost' });
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
    }
  }
}

function resultOf(status: number, text: string): unknown {
  const answer = Answer.safeParse(jsonOf(text));
  if (!answer.success) {
    if (status >= 200 && status < 300) throw new CallFailed({ kind: 'lost' });
    throw new CallFailed({ kind: 'page', code: status });
  }
  if (answer.data.ok) return answer.data.result;
  const { error_code: code, description: about, parameters } = answer.data;
  const retryAfter = parameters?.retry_after;
  throw new CallFailed({ kind: 'answered', code, about, ...(retryAfter !== undefined && { retryAfter }) });
}

/** What is known of a failed call; whatever was thrown by somebody else counts as lost. */
export const failureOf = (error: unknown): Failure =>
  error instanceof CallFailed ? error.failure : { kind: 'lost' };
