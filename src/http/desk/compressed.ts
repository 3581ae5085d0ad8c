import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const zipped = promisify(gzip);
/** Shorter answers fit into a packet or two as they are. */
const worthwhile = 4096;

/** An answer as JSON; compressed where it is long and the browser takes that: a list of conversations is a tenth of it then. */
export async function jsonAnswer(context: Context, answer: unknown): Promise<Response> {
  const text = JSON.stringify(answer ?? null);
  const takes = /\bgzip\b/u.test(context.req.header('accept-encoding') ?? '');
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
  if (text.length < worthwhile || !takes) return context.body(text, 200, headers);
  return context.body(Uint8Array.from(await zipped(text)), 200, { ...headers, 'content-encoding': 'gzip' });
}
