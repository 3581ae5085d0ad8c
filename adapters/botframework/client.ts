import { z } from 'zod';
import { isUnreached, jsonOf } from '../../src/kernel/calls.ts';

/**
 * How a call went wrong. `answered`: with a status outside 200 to 299; `code` is the connector's own, `retryAfter` in milliseconds.
 * `unreachable`: nobody took a byte. `lost`: the call was made, its answer never came or cannot be read.
 */
export type Failure =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'unreachable' | 'lost' };

/** A call that failed. The message holds neither an address nor what was sent. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(`Bot Framework: ${whyOf(failure)}`);
    this.name = 'CallFailed';
  }
}

export const whyOf = (failure: Failure): string =>
  failure.kind === 'answered' ? `answered ${failure.status}` : failure.kind;

/** What is known of a failed call; whatever was thrown by somebody else counts as lost. */
export const failureOf = (error: unknown): Failure =>
  error instanceof CallFailed ? error.failure : { kind: 'lost' };

const Refusal = z.object({ error: z.object({ code: z.string() }) });
const codeOf = (json: unknown): string | undefined => {
  const refusal = Refusal.safeParse(json);
  return refusal.success ? refusal.data.error.code : undefined;
};

/** `Retry-After` in milliseconds; a date counts from the date of the answer itself. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = /^\d+(\.\d+)?$/u.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

export interface Calling {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long an answer is awaited, in milliseconds. */
  readonly patience: number;
}

/** Makes a call and answers its JSON, undefined where the body is empty. Follows no redirect. Throws CallFailed alone. */
export async function call(url: string, { patience, ...init }: Calling): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) });
    text = await response.text();
  } catch (error) {
    throw new CallFailed({ kind: isUnreached(error) ? 'unreachable' : 'lost' });
  }
  const { status, headers, ok } = response;
  const json = jsonOf(text);
  if (!ok) {
    const code = codeOf(json);
    const retryAfter = retryAfterOf(headers);
    throw new CallFailed({
      kind: 'answered',
      status,
      ...(code !== undefined && { code }),
      ...(retryAfter !== undefined && { retryAfter }),
    });
  }
  if (json === undefined && text.trim() !== '') throw new CallFailed({ kind: 'lost' });
  return json;
}
