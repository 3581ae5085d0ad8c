import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono, type Context } from 'hono';
import { shownFigures } from '../reports/reports.ts';

export interface DeskPages {
  /** Folder of the built app. */
  readonly webFolder: string;
  /** Every line of the desk and the reports, in both languages. */
  readonly lines: Readonly<Record<'ar' | 'en', Readonly<Record<string, string>>>>;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pageOf = (lines: DeskPages['lines'], stamp: string): string => `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>صِلة</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk/assets/desk.css?${stamp}">
<script type="module" src="/desk/assets/desk.js?${stamp}"></script>
</head>
<body>
<div id="root"></div>
<noscript>هذه الصفحة تحتاج إلى JavaScript. This page needs JavaScript.</noscript>
<script type="application/json" id="silah-desk">${JSON.stringify({ lines, figures: shownFigures }).replace(/</g, '\\u003c')}</script>
</body>
</html>
`;

/** The desk and the manager's page: one app, the same page for each of its addresses. */
export function deskPages({ webFolder, lines }: DeskPages): Hono {
  const app = new Hono();
  if (!existsSync(join(webFolder, 'desk.js'))) return app;
  const files = new Map(readdirSync(webFolder).map((name) => [name, readFileSync(join(webFolder, name))]));
  const packed = new Map(
    [...files].map(([name, bytes]) => [name, new Uint8Array(gzipSync(bytes, { level: 9 }))]),
  );
  const stamp = createHash('sha256')
    .update(files.get('desk.js') ?? '')
    .update(files.get('desk.css') ?? '')
    .digest('hex')
    .slice(0, 12);
  const html = pageOf(lines, stamp);
  const zipped = new Uint8Array(gzipSync(html));
  const unpacks = (context: Context): boolean => /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');

  app.get('/desk/assets/:name', (context) => {
    const name = context.req.param('name');
    const plain = files.get(name);
    const small = packed.get(name);
    const type = types[name.split('.').at(-1) ?? ''];
    if (!plain || !small || type === undefined) return context.notFound();
    const headers = {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
      vary: 'accept-encoding',
    };
    return unpacks(context)
      ? context.body(small, 200, { ...headers, 'content-encoding': 'gzip' })
      : context.body(new Uint8Array(plain), 200, headers);
  });

  const page = (context: Context): Response => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      'x-frame-options': 'DENY',
    };
    return unpacks(context)
      ? context.body(zipped, 200, { ...headers, 'content-encoding': 'gzip' })
      : context.body(html, 200, headers);
  };
  for (const path of [
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
  ])
    app.get(path, page);
  return app;
}
