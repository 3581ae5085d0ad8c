import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the stand-in fails at a call. `sent`: the message arrives all the same. */
export type Failure =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly sent?: boolean;
    }
  | { readonly kind: 'page' | 'reset' | 'hang'; readonly status?: number; readonly sent?: boolean };

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export function answer(
  response: ServerResponse,
  status: number,
  json?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(json === undefined ? '' : JSON.stringify(json));
}

export const refuse = (
  response: ServerResponse,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): void => answer(response, status, { error: { code, message: `${code} happened` } }, headers);

export function fail(response: ServerResponse, failure: Failure): void {
  switch (failure.kind) {
    case 'answer':
      if (failure.code === undefined) answer(response, failure.status, undefined, failure.headers);
      else refuse(response, failure.status, failure.code, failure.headers);
      return;
    case 'page':
      response.writeHead(failure.status ?? 502, { 'content-type': 'text/html' });
      response.end('<html><body><h1>Bad Gateway</h1></body></html>');
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
  }
}
