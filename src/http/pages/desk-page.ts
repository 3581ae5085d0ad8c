import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { html, pageText, raw } from '../../channel/html.ts';
import { deskPages as pages, reportPages } from '../../contract/desk.ts';
import { shownFigures } from '../../reports/reports.ts';
import type { Doors } from '../doors.ts';
import type { Layout } from '../layout.ts';
import type { Route } from '../route.ts';
import { typeOf } from './content.ts';
import { deskApp } from './desk-app.ts';
import { pageHeaders } from './page-headers.ts';
import type { Leaf } from './shelf.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' data: blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Every address at which the app begins. */
const paths: readonly string[] = [
  '/desk',
  '/desk/',
  '/desk/conversations/:id',
  '/desk/requests/:reference',
  '/desk/person/:conversation',
  ...pages.map((page) => `/desk/${page}`),
  '/desk/sign-in',
  '/desk/forgotten',
  '/desk/set-up',
  '/reports',
  '/reports/',
  ...reportPages.map((page) => `/reports/${page}`),
];

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
          <link rel="icon" href="/desk/icon.svg" type="image/svg+xml" />
          <link rel="manifest" href="/desk/manifest.webmanifest" />
          <meta name="theme-color" content="#0f5c4d" />
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

/** A file as the build has packed it. */
const packedIn = (folder: string, name: string): Packed => ({
  plain: new Uint8Array(readFileSync(join(folder, name))),
  gzip: new Uint8Array(readFileSync(join(folder, `${name}.gz`))),
});

function answer(context: Context, { plain, gzip }: Packed, headers: Record<string, string>): Response {
  const all = { ...headers, vary: 'accept-encoding' };
  return /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
    ? context.body(gzip, 200, { ...all, 'content-encoding': 'gzip' })
    : context.body(plain, 200, all);
}

/** The built desk; `stamp` is made of its entrance, whose files have the same names in every build. */
interface Built {
  readonly files: ReadonlyMap<string, Packed>;
  readonly stamp: string;
}

const entrance: ReadonlySet<string> = new Set(['desk.js', 'desk.css']);

/** The built desk in a folder; undefined where it was not built. */
function builtIn(folder: string): Built | undefined {
  if (!existsSync(join(folder, 'desk.js'))) return undefined;
  const names = readdirSync(folder).filter((name) => typeOf(name) !== undefined);
  const files = new Map(names.map((name) => [name, packedIn(folder, name)]));
  const hash = createHash('sha256');
  for (const name of entrance) hash.update(files.get(name)?.plain ?? '');
  return { files, stamp: hash.digest('hex').slice(0, 12) };
}

const leafName = (name: string, stamp: string): string =>
  entrance.has(name) ? `desk.${stamp}.${name}` : `desk.${name}`;

/** What the desk loads, for nodes and pages of other builds. */
export function deskLeaves({ deskFolder }: Layout): readonly Leaf[] {
  const { files, stamp } = builtIn(deskFolder) ?? { files: new Map<string, Packed>(), stamp: '' };
  return [...files].map(([name, { plain }]) => ({ name: leafName(name, stamp), bytes: plain }));
}

/** A file of the desk as a page of its build has it, of this one or another. */
const assetRoute = ({ files, stamp }: Built): Route<Doors> => ({
  method: 'GET',
  path: '/desk/assets/:name',
  async handle(context, { shelf }) {
    const name = context.req.param('name') ?? '';
    const type = typeOf(name);
    if (type === undefined) return context.notFound();
    const asked = new URL(context.req.url).search.slice(1);
    const isOfOther = entrance.has(name) && asked !== '' && asked !== stamp;
    const own = files.get(name);
    const former = own && !isOfOther ? undefined : await shelf.find(leafName(name, asked));
    if (former)
      return context.body(former, 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' });
    if (!own) return context.notFound();
    // An entrance of another build that is not kept: this one stands in for it, and no cache may take it for that one.
    return answer(context, own, {
      'content-type': type,
      'cache-control': isOfOther ? 'no-store' : 'public, max-age=86400',
    });
  },
});

/** The desk and the manager's page: one app, the same page for each of its addresses. None where it was not built. */
export function deskPages({ deskFolder, toldFolder, deskLines }: Layout): readonly Route<Doors>[] {
  const built = builtIn(deskFolder);
  if (!built) return [];
  const page = pageOf(deskLines, built.stamp).then((text) => packed(Buffer.from(text)));
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    ...pageHeaders,
  };
  return [
    assetRoute(built),
    ...deskApp({ toldFolder }),
    ...paths.map((path) => ({
      method: 'GET' as const,
      path,
      handle: async (context: Context) => answer(context, await page, headers),
    })),
  ];
}
