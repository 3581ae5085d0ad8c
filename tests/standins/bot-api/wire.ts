import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusal.ts';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A call as the Bot API understands it, in whichever of its forms it came. */
export interface Asked {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, UploadedFile>>;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Outside JSON, what is no plain value comes as JSON in a text. */
function plain(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The parts of a multipart body: each its head and its bytes. */
function partsOf(body: Buffer, boundary: string): readonly { head: string; bytes: Buffer }[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: { head: string; bytes: Buffer }[] = [];
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const end = part.indexOf('\r\n\r\n');
    parts.push({ head: part.toString('utf8', 0, end), bytes: part.subarray(end + 4) });
    at = next;
  }
  return parts;
}

function fromForm(body: Buffer, type: string): Asked {
  const fields: Record<string, unknown> = {};
  const files: Record<string, UploadedFile> = {};
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined)
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) fields[name] = plain(value);
  else
    for (const { head, bytes } of partsOf(body, boundary)) {
      const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '';
      // grammY writes the name without quotation marks, and Telegram takes it.
      const [, quoted, bare] = /filename=(?:"([^"]*)"|([^\r\n;]+))/.exec(head) ?? [];
      const filename = quoted ?? bare;
      const kind = /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
      if (filename === undefined) fields[name] = plain(bytes.toString('utf8'));
      else files[name] = { name: filename, type: kind, bytes: Buffer.from(bytes) };
    }
  return { fields, files };
}

/** Reads a call: query, JSON, a form or multipart. */
export async function read(request: IncomingMessage, url: URL): Promise<Asked> {
  const query = Object.fromEntries([...url.searchParams].map(([name, value]) => [name, plain(value)]));
  const body = await bytesOf(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return { fields: query, files: {} };
  if (type.startsWith('application/json')) {
    const json = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    return { fields: { ...query, ...json }, files: {} };
  }
  const form = fromForm(body, type);
  return { fields: { ...query, ...form.fields }, files: form.files };
}

export function answer(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, result }));
}

export function refuse(response: ServerResponse, { code, about, retryAfter }: Refusal): void {
  response.writeHead(code, {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response.end(JSON.stringify({ ok: false, error_code: code, description: about, ...parameters }));
}
