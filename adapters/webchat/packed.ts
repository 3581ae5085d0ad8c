import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** So little is sent as it is. */
const least = 1024;

/** As hard as it is worth where every answer is packed anew. */
const params = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: 5,
};

const ways = {
  br: (text: string) => brotliCompressSync(text, { params }),
  gzip: (text: string) => gzipSync(text),
} as const;

/** An answer of text, packed where whoever asks can unpack it and it is worth it. */
export function packed(request: Request, text: string, init: ResponseInit): Response {
  const headers = new Headers(init.headers);
  headers.append('vary', 'accept-encoding');
  const unpacks = request.headers.get('accept-encoding') ?? '';
  const way = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(unpacks));
  if (way === undefined || text.length < least) return new Response(text, { ...init, headers });
  headers.set('content-encoding', way);
  return new Response(new Uint8Array(ways[way](text)), { ...init, headers });
}
