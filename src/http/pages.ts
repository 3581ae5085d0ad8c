import type { LineIn, LineName } from '../contract/line-names.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono, type Context } from 'hono';
import { inLang } from '../wording/wording.ts';
import { chatPage } from './chat-page.ts';
import { only } from './call.ts';
import type { Doors } from './doors.ts';
import { homePage } from './home-page.ts';
import { langFrom } from './web-chat.ts';

interface Asset {
  readonly url: string;
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

function assetOf(folder: string, file: string, type: string): Asset {
  const plain = new Uint8Array(readFileSync(join(folder, file)));
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 12);
  return {
    url: `/assets/${hash}/${file}`,
    type,
    plain,
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
    brotli: new Uint8Array(brotliCompressSync(plain)),
  };
}

function answerAsset(context: Context, { type, plain, gzip, brotli }: Asset, cache: string): Response {
  const accepted = context.req.header('accept-encoding') ?? '';
  const base = { 'content-type': type, 'cache-control': cache, vary: 'accept-encoding' };
  if (/\bbr\b/.test(accepted)) return context.body(brotli, 200, { ...base, 'content-encoding': 'br' });
  if (/\bgzip\b/.test(accepted)) return context.body(gzip, 200, { ...base, 'content-encoding': 'gzip' });
  return context.body(plain, 200, base);
}

/** A page takes scripts, styles and connections from this server alone; `wss` is named because older Safaris do not count it as "self". */
function answerPage(context: Context, html: string, frames: string): Response {
  const host = context.req.header('host') ?? '';
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  context.header(
    'content-security-policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'${sockets}; img-src 'self' blob: data:; form-action 'none'; base-uri 'none'; frame-ancestors ${frames}`,
  );
  context.header('cache-control', 'no-cache');
  context.header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return context.html(html);
  return context.body(new Uint8Array(gzipSync(html)), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
  });
}

/** The pages that a member sees. The chat may stand in a frame of the association's own site; the list may not. */
export function pages(doors: Doors): Hono {
  const app = new Hono();
  const script = assetOf(doors.webFolder, 'chat.js', 'text/javascript; charset=utf-8');
  const style = assetOf(doors.webFolder, 'style.css', 'text/css; charset=utf-8');
  const embed = assetOf(doors.webFolder, 'embed.js', 'text/javascript; charset=utf-8');

  app.get('/', (context) => {
    const lang = langFrom(context.req.query('lang'));
    const associations = [...doors.associations.values()].map(({ association: { id, pack } }) => ({
      id,
      name: inLang(pack.name, lang),
    }));
    const [first] = doors.associations.values();
    const line = (name: LineName): string => first?.wording.line(lang, name) ?? '';
    return answerPage(context, homePage({ lang, associations, line, styleUrl: style.url }), "'none'");
  });

  app.get('/chat/:association', (context) => {
    const found = doors.associations.get(context.req.param('association'));
    if (!found) return context.notFound();
    const lang = langFrom(context.req.query('lang'));
    const { id, pack } = found.association;
    const say = (name: LineIn<'chat'>): string => found.wording.line(lang, `chat.${name}`);
    const strings = found.wording.linesIn(lang, 'chat');
    const association = { id, name: inLang(pack.name, lang), shortName: inLang(pack.shortName, lang) };
    return answerPage(
      context,
      chatPage({ association, lang, strings, say, scriptUrl: script.url, styleUrl: style.url }),
      '*',
    );
  });

  for (const asset of [script, style])
    app.get(asset.url, (context) => answerAsset(context, asset, 'public, max-age=31536000, immutable'));
  app.get('/embed.js', (context) => {
    context.header('cross-origin-resource-policy', 'cross-origin');
    return answerAsset(context, embed, 'public, max-age=3600');
  });
  for (const path of ['/', '/chat/:association', '/embed.js', script.url, style.url])
    app.all(path, only('GET'));
  return app;
}
