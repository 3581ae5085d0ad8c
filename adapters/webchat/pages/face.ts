import { addressIn, type Lang } from '../../../src/channel/message.ts';
import type { Host, HostedAssociation, PulledCall, PulledRoute } from '../../../src/channel/pulled.ts';
import { Fault } from '../../../src/kernel/errors.ts';
import { langFrom } from '../entering/entering.ts';
import { iconOf, initial, ownColour } from './icon.ts';
import { pictureIn } from './picture.ts';

/** How a page of an association looks that is its own. */
export interface Face {
  readonly about: string;
  /** Undefined where it has none of its own. */
  readonly colour: string | undefined;
  /** Where its sign is fetched; undefined where it has none. */
  readonly logo: string | undefined;
  /** Where the picture is fetched that stands beside an address that is shared. */
  readonly picture: string;
}

const at = (id: string, file: string): string => `/chat/${id}/${file}`;

export function faceOf(found: HostedAssociation, lang: Lang, base: string): Face {
  const { id, colour, logo, description, line } = found;
  return {
    about: description(lang) ?? line(lang, 'chat.about'),
    colour,
    logo: logo && at(id, 'logo'),
    picture: new URL(at(id, logo ? 'logo' : 'picture.png'), base).href,
  };
}

/** What stands by itself: nothing in it is run or loaded. */
const answer = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': "default-src 'none'",
      'cache-control': 'public, max-age=86400',
    },
  });

const drawing = 'image/svg+xml; charset=utf-8';

const nothing = (): Fault => new Fault('notFound', 'There is nothing at this address.');

function foundFor(call: PulledCall, host: Host): HostedAssociation {
  const found = host.associations.get(call.params['association'] ?? '');
  if (!found) throw nothing();
  return found;
}

const homeIcon: PulledRoute = {
  method: 'GET',
  path: '/icon.svg',
  handle: async () => answer(await iconOf('ص'), drawing),
};

const icon: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/icon.svg',
  async handle(call, host) {
    const { shortName, colour } = foundFor(call, host);
    return answer(await iconOf(initial(shortName('ar')), colour), drawing);
  },
};

const sign: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/logo',
  handle(call, host) {
    const { logo } = foundFor(call, host);
    if (!logo) throw nothing();
    return answer(logo.bytes, logo.type);
  },
};

const picture: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/picture.png',
  handle: (call, host) => answer(pictureIn(foundFor(call, host).colour ?? ownColour), 'image/png'),
};

/** What a telephone needs that puts the chat on its first screen. */
const manifest: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/manifest.webmanifest',
  handle(call, host) {
    const found = foundFor(call, host);
    const { id, colour = ownColour } = found;
    const lang = langFrom(call.url.searchParams.get('lang'));
    const start = `/chat/${id}`;
    const said = {
      name: found.name(lang),
      short_name: found.shortName(lang),
      description: faceOf(found, lang, call.base).about,
      lang,
      dir: lang === 'ar' ? 'rtl' : 'ltr',
      id: start,
      start_url: addressIn(lang, start),
      scope: start,
      display: 'standalone',
      theme_color: colour,
      background_color: '#eef2ef',
      icons: [
        { src: at(id, 'picture.png'), sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: at(id, 'picture.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: at(id, 'icon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ],
    };
    return answer(JSON.stringify(said), 'application/manifest+json; charset=utf-8');
  },
};

/** The face of each association, for browsers and for whoever is sent its address. */
export const face: readonly PulledRoute[] = [homeIcon, icon, sign, picture, manifest];
