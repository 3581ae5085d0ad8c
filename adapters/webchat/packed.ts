import { gzipSync } from 'node:zlib';

/** So little is sent as it is. */
const least = 1024;

/** An answer of text, packed where whoever asks can unpack it and it is worth it. */
export function packed(request: Request, text: string, init: ResponseInit): Response {
  const headers = new Headers(init.headers);
  headers.append('vary', 'accept-encoding');
  const unpacks = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!unpacks || text.length < least) return new Response(text, { ...init, headers });
  headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(gzipSync(text)), { ...init, headers });
}
