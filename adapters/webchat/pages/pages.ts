import { createHash } from 'node:crypto';
import { leaveBar, leaveScript } from '../../../src/channel/leaving.ts';
import { pageLines, type Lang, type LineIn } from '../../../src/channel/message.ts';
import type {
  Asset,
  Door,
  Host,
  PulledCall,
  PulledChannel,
  PulledRoute,
} from '../../../src/channel/pulled.ts';
import { chatPage } from './chat-page.ts';
import { face, faceOf } from './face.ts';
import { packed } from '../packed.ts';
import { langFrom } from '../entering/entering.ts';
import { homePage } from './home-page.ts';
import { returnPage } from '../returning/page.ts';

const script = 'text/javascript; charset=utf-8';
const style = 'text/css; charset=utf-8';

/** The built widget, and what a website loads to have it in a frame. */
export const assets: readonly Asset[] = [
  { folder: 'chat', file: 'chat.js', type: script },
  { folder: 'chat', file: 'first.js', type: script },
  { folder: 'chat', file: 'keep.js', type: script },
  { folder: 'chat', file: 'told.js', type: script },
  { folder: 'chat', file: 'worker.js', type: script, at: '/chat-worker.js' },
  { folder: 'chat', file: 'day.js', type: script },
  { folder: 'chat', file: 'arrows.js', type: script },
  { folder: 'chat', file: 'aloud.js', type: script },
  { folder: 'chat', file: 'files.js', type: script },
  { folder: 'chat', file: 'picture.js', type: script },
  { folder: 'chat', file: 'voice.js', type: script },
  { folder: 'chat', file: 'receipt.js', type: script },
  { folder: 'chat', file: 'receipt-style.css', type: style },
  { folder: 'chat', file: 'style.css', type: style },
  { folder: 'chat', file: 'more-style.css', type: style },
  { folder: 'chat', file: 'home-style.css', type: style },
  { folder: 'chat', file: 'returning.js', type: script },
  { folder: 'chat', file: 'returning-style.css', type: style },
  { folder: 'chat', file: 'embed.js', type: script, at: '/embed.js' },
  { folder: 'leave', file: 'leave.js', type: script, at: leaveScript },
];

/** How the pages look that are no chat. */
const homeStyles = ['style.css', 'home-style.css'] as const;

/** `inside`: the script that the page carries itself, which alone runs there. */
interface Answering {
  readonly frames: string;
  readonly status?: number;
  readonly inside?: string;
}

const hashes = new Map<string, string>();
/** What a page may carry is one script of the build: it is hashed once. */
function hashOf(text: string): string {
  const hash = hashes.get(text) ?? ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  hashes.set(text, hash);
  return hash;
}

/** A page takes scripts, styles and connections from this server alone; `wss` is named because older Safaris do not count it as "self". */
function answerPage(
  { request }: PulledCall,
  page: string,
  { frames, status = 200, inside }: Answering,
): Response {
  const host = request.headers.get('host') ?? '';
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'${inside === undefined ? '' : hashOf(inside)}; style-src 'self'; connect-src 'self'${sockets}; img-src 'self' blob: data:; media-src blob:; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors ${frames}`,
    'cache-control': 'no-cache',
  };
  return packed(request, page, { headers, status });
}

/** The list of the associations, for whoever comes to the server itself or to an address where there is nothing. */
function listed(call: PulledCall, host: Host, lost?: true): Promise<string> {
  const lang = langFrom(call.url.searchParams.get('lang'));
  const all = [...host.associations.values()];
  return homePage({
    lang,
    associations: all.map(({ id, name, description }) => ({
      id,
      name: name(lang),
      about: description(lang),
    })),
    line: (key) => all[0]?.line(lang, key) ?? '',
    leaveTo: all[0]?.leaveTo ?? '',
    styleUrls: homeStyles.map((file) => host.assetUrl(file)),
    ...(lost && { lost }),
  });
}

/** The list of the associations. It stands in no frame. */
const home: PulledRoute = {
  method: 'GET',
  path: '/',
  handle: async (call, host) => answerPage(call, await listed(call, host), { frames: "'none'" }),
};

/** For people at an address where there is nothing: that, and the ways on. */
export const lost: NonNullable<PulledChannel['lost']> = async (call, host) =>
  answerPage(call, await listed(call, host, true), { frames: "'none'", status: 404 });

type Found = NonNullable<ReturnType<Host['associations']['get']>>;

const laterWords = (found: Found, lang: Lang): string =>
  JSON.stringify(pageLines(found.lines(lang, 'chat')).later);

/** Another address where the words are others. */
const wordsUrl = (found: Found, lang: Lang): string =>
  `/chat/${found.id}/words?lang=${lang}&v=${hashOf(laterWords(found, lang)).replace(/\W/g, '').slice(8, 20)}`;

/** What is said by the scripts that are loaded later. */
const words: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/words',
  handle(call, host) {
    const found = host.associations.get(call.params['association'] ?? '');
    if (!found) return lost(call, host);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    };
    return packed(call.request, laterWords(found, langFrom(call.url.searchParams.get('lang'))), { headers });
  },
};

/** The chat of an association. It may stand in a frame of the association's own site. */
const chat: PulledRoute = {
  method: 'GET',
  path: '/chat/:association',
  async handle(call, host) {
    const found = host.associations.get(call.params['association'] ?? '');
    if (!found) return lost(call, host);
    const lang = langFrom(call.url.searchParams.get('lang'));
    const leaving = (name: LineIn<'leave'>): string => found.line(lang, `leave.${name}`);
    const first = host.assetText('first.js').trim();
    const page = await chatPage({
      association: { id: found.id, name: found.name(lang), shortName: found.shortName(lang) },
      face: faceOf(found, lang, call.base),
      phone: found.phone,
      helpNumbers: found.helpNumbers,
      lang,
      first,
      greeting: host.conversations.greeting(found.id, lang),
      strings: pageLines(found.lines(lang, 'chat')).carried,
      say: (name) => found.line(lang, `chat.${name}`),
      leave: leaveBar({ association: found.id, to: found.leaveTo, say: leaving }),
      scriptUrl: host.assetUrl('chat.js'),
      styleUrl: host.assetUrl('style.css'),
      voiceNotes: found.voiceNotes,
      later: {
        words: wordsUrl(found, lang),
        keep: host.assetUrl('keep.js'),
        told: host.assetUrl('told.js'),
        day: host.assetUrl('day.js'),
        arrows: host.assetUrl('arrows.js'),
        aloud: host.assetUrl('aloud.js'),
        files: host.assetUrl('files.js'),
        picture: host.assetUrl('picture.js'),
        receipt: host.assetUrl('receipt.js'),
        moreStyle: host.assetUrl('more-style.css'),
        receiptStyle: host.assetUrl('receipt-style.css'),
        ...(found.voiceNotes && { voice: host.assetUrl('voice.js') }),
      },
    });
    return answerPage(call, page, { frames: '*', inside: first });
  },
};

/** By which a member comes back to a conversation. It stands in no frame: a PIN is typed there. */
const wayBack: PulledRoute = {
  method: 'GET',
  path: '/chat/:association/link',
  async handle(call, host) {
    const found = host.associations.get(call.params['association'] ?? '');
    if (!found) return lost(call, host);
    const lang = langFrom(call.url.searchParams.get('lang'));
    const page = await returnPage({
      association: { id: found.id, shortName: found.shortName(lang) },
      lang,
      line: (name) => found.line(lang, name),
      leaveTo: found.leaveTo,
      scriptUrl: host.assetUrl('returning.js'),
      styleUrls: [...homeStyles, 'returning-style.css'].map((file) => host.assetUrl(file)),
    });
    return answerPage(call, page, { frames: "'none'" });
  },
};

/** The pages that a member sees. */
export const pages: Door = { under: '', routes: [home, chat, words, wayBack, ...face] };
