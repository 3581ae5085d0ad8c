import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Doors } from '../doors.ts';
import type { Layout } from '../layout.ts';
import type { Route } from '../route.ts';

/** Two that are linked: what صِلة means. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0f5c4d"/><g fill="none" stroke="#fff" stroke-width="5"><circle cx="25" cy="32" r="11"/><circle cx="39" cy="32" r="11"/></g></svg>`;

/** What a telephone or a computer needs to keep the desk as an app of its own. */
const manifest = JSON.stringify({
  name: 'صِلة',
  short_name: 'صِلة',
  lang: 'ar',
  dir: 'rtl',
  id: '/desk',
  start_url: '/desk',
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0f5c4d',
  icons: [{ src: '/desk/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
});

const fixed = (path: string, type: string, bytes: string): Route<Doors> => ({
  method: 'GET',
  path,
  handle: (context) =>
    context.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' }),
});

/** What the desk has beside its page: what installs it, and the worker that takes messages while it is closed. */
export const deskApp = ({ toldFolder }: Pick<Layout, 'toldFolder'>): readonly Route<Doors>[] => {
  const worker = readFileSync(join(toldFolder, 'worker.js'), 'utf8');
  return [
    fixed('/desk/manifest.webmanifest', 'application/manifest+json; charset=utf-8', manifest),
    fixed('/desk/icon.svg', 'image/svg+xml', icon),
    {
      method: 'GET',
      path: '/desk/worker.js',
      handle: (context) =>
        context.body(worker, 200, {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'no-cache',
          // It stands below the page that it serves.
          'service-worker-allowed': '/desk',
        }),
    },
  ];
};
