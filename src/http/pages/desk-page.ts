import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { html, pageText, raw } from '../../channel/html.ts';
import { shownFigures } from '../../reports/reports.ts';
import type { Doors } from '../doors.ts';
import type { Layout } from '../layout.ts';
import type { Route } from '../route.ts';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Every address at which the app begins. */
const paths = [
  '/desk',
  '/desk/',
  '/desk/conversations/:id',
  '/desk/requests',
  '/desk/requests/:reference',
  '/desk/staff',
  '/desk/channels',
  '/desk/replies',
  '/desk/sign-in',
  '/desk/set-up',
  '/reports',
  '/reports/',
] as const;

const pageOf = (lines: Layout['deskLines'], stamp: string): Promise<string> =>
  pageText(
    html`<!doctype html>
      <html lang="ar" dir="rtl">
        <head>
          <meta charset="utf-8" />
          <title>صِلة</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/desk/assets/desk.css?${stamp}" />
          <script type="module" src="/desk/assets/desk.js?${stamp}"></script>
        </head>
        <body>
          <div id="root"></div>
          <noscript>هذه الصفحة تحتاج إلى JavaScript. This page needs JavaScript.</noscript>
          <script type="application/json" id="silah-desk">
            ${raw(JSON.stringify({ lines, figures: shownFigures }).replace(/</g, '\\u003c'))}
          </script>
        </body>
      </html>`,
  );

/** Bytes as they are, and packed once for every browser that unpacks them. */
interface Packed {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

const packed = (bytes: Uint8Array): Packed => ({
  plain: new Uint8Array(bytes),
  gzip: new Uint8Array(gzipSync(bytes, { level: 9 })),
});

function answer(context: Context, { plain, gzip }: Packed, headers: Record<string, string>): Response {
  const all = { ...headers, vary: 'accept-encoding' };
  return /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
    ? context.body(gzip, 200, { ...all, 'content-encoding': 'gzip' })
    : context.body(plain, 200, all);
}

const assetRoute = (files: ReadonlyMap<string, Packed>): Route<Doors> => ({
  method: 'GET',
  path: '/desk/assets/:name',
  handle(context) {
    const name = context.req.param('name') ?? '';
    const file = files.get(name);
    const type = types[name.split('.').at(-1) ?? ''];
    if (!file || type === undefined) return context.notFound();
    return answer(context, file, { 'content-type': type, 'cache-control': 'public, max-age=86400' });
  },
});

/** The desk and the manager's page: one app, the same page for each of its addresses. None where it was not built. */
export function deskPages({ deskFolder, deskLines }: Layout): readonly Route<Doors>[] {
  if (!existsSync(join(deskFolder, 'desk.js'))) return [];
  const files = new Map(
    readdirSync(deskFolder).map((name) => [name, packed(readFileSync(join(deskFolder, name)))]),
  );
  const stamp = createHash('sha256')
    .update(files.get('desk.js')?.plain ?? '')
    .update(files.get('desk.css')?.plain ?? '')
    .digest('hex')
    .slice(0, 12);
  const page = pageOf(deskLines, stamp).then((text) => packed(Buffer.from(text)));
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'x-frame-options': 'DENY',
  };
  return [
    assetRoute(files),
    ...paths.map((path) => ({
      method: 'GET' as const,
      path,
      handle: async (context: Context) => answer(context, await page, headers),
    })),
  ];
}
