import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import type { Asset, PulledChannel } from '../../channel/pulled.ts';
import type { Doors } from '../doors.ts';
import type { BuiltAsset, HostedChannel } from '../layout.ts';
import type { Route } from '../route.ts';
import { forEver, typeOf } from '../pages/content.ts';
import type { Leaf } from '../pages/shelf.ts';

function builtAsset(webFolder: string, { folder, file, type, at }: Asset): BuiltAsset {
  const built = join(webFolder, folder, file);
  const plain = new Uint8Array(readFileSync(built));
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 12);
  return {
    file,
    url: at ?? `/assets/${hash}/${file}`,
    type,
    shared: at !== undefined,
    plain,
    gzip: new Uint8Array(readFileSync(`${built}.gz`)),
    brotli: new Uint8Array(readFileSync(`${built}.br`)),
  };
}

/** A channel with its files as they were built; `webFolder` is dist/web. */
export const hosted = (channel: PulledChannel, webFolder: string): HostedChannel => ({
  channel,
  assets: (channel.assets ?? []).map((asset) => builtAsset(webFolder, asset)),
});

function answer(context: Context, { type, shared, plain, gzip, brotli }: BuiltAsset): Response {
  if (shared) context.header('cross-origin-resource-policy', 'cross-origin');
  const cache = shared ? 'public, max-age=3600' : forEver;
  const headers = { 'content-type': type, 'cache-control': cache, vary: 'accept-encoding' };
  const accepted = context.req.header('accept-encoding') ?? '';
  if (/\bbr\b/.test(accepted)) return context.body(brotli, 200, { ...headers, 'content-encoding': 'br' });
  if (/\bgzip\b/.test(accepted)) return context.body(gzip, 200, { ...headers, 'content-encoding': 'gzip' });
  return context.body(plain, 200, headers);
}

const leafName = (hash: string, file: string): string => `${hash}.${file}`;

/** What a channel's client loads, for nodes and pages of other builds. */
export const leavesOf = ({ assets }: HostedChannel): readonly Leaf[] =>
  assets.flatMap(({ url, file, shared, plain }) =>
    shared ? [] : [{ name: leafName(url.split('/')[2] ?? '', file), bytes: plain }],
  );

/** Where pages of other builds find what they load, as long as it is kept. */
export const formerAssets: Route<Doors> = {
  method: 'GET',
  path: '/assets/:hash{[\\w-]{12}}/:file',
  async handle(context, { shelf }) {
    const { hash = '', file = '' } = context.req.param();
    const type = typeOf(file);
    const bytes = type === undefined ? undefined : await shelf.find(leafName(hash, file));
    if (!bytes || type === undefined) return context.notFound();
    return context.body(bytes, 200, { 'content-type': type, 'cache-control': forEver });
  },
};

/** Where the files of a channel's client are fetched. */
export const assetRoutes = ({ assets }: HostedChannel): readonly Route<Doors>[] =>
  assets.map((asset) => ({
    method: 'GET',
    path: asset.url,
    handle: (context) => answer(context, asset),
  }));
