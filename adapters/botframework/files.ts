import { lookup } from 'node:dns';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { largestFile, type Media } from '../../src/channel/message.ts';
import type { Fetched } from '../../src/channel/port.ts';
import type { AppToken } from './proof/app-token.ts';
import { isLoopback, isPublic, urlOf } from './proof/hosts.ts';
import { lyingIn, type Lying } from './media.ts';

/** How long a file may take on its way, in milliseconds. */
const patience = 60_000;
const mostRedirects = 3;

const gone: Fetched = { ok: false, why: 'gone' };
const later: Fetched = { ok: false, why: 'later' };
const tooLarge: Fetched = { ok: false, why: 'tooLarge' };

/** Where a file lies is the member's word: names that lead to a network of our own lead nowhere. */
export const publicOnly: LookupFunction = (hostname, options, found) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      found(error, []);
      return;
    }
    const reached = addresses.filter(({ address }) => isPublic(address));
    const [first] = reached;
    if (!first) found(new NotPublic(), []);
    else if (options.all === true) found(null, reached);
    else found(null, first.address, first.family);
  });
};

class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

/** Whether an address may be called at all: HTTPS on the internet; this machine only where the service itself is on it. */
function isAllowed(url: URL, local: boolean): boolean {
  if (isLoopback(url)) return local && /^https?:$/u.test(url.protocol);
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return url.protocol === 'https:' && url.username === '' && (isIP(host) === 0 || isPublic(host));
}

function open(url: URL, token: string | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  const options = {
    signal,
    agent: false as const,
    headers: { accept: '*/*', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(!isLoopback(url) && { lookup: publicOnly }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

async function read(answer: IncomingMessage): Promise<Fetched> {
  if (Number(answer.headers['content-length'] ?? 0) > largestFile) return tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > largestFile) return tooLarge;
    parts.push(part);
  }
  return { ok: true, bytes: Buffer.concat(parts) };
}

interface Errand {
  readonly lying: Lying;
  readonly token: AppToken;
  readonly signal: AbortSignal;
}

/** One call on the way to a file. `again`: a token that was refused may be asked for anew. */
interface Step {
  readonly url: URL;
  readonly hops: number;
  readonly again: boolean;
}

/** The token goes to the first address only, and never along with a redirect. */
async function follow(errand: Errand, { url, hops, again }: Step): Promise<Fetched> {
  const { lying, token, signal } = errand;
  if (!isAllowed(url, lying.local)) return gone;
  const shown = lying.token && hops === 0 ? await token.get() : undefined;
  const answer = await open(url, shown, signal);
  const { statusCode: status = 0, headers } = answer;
  try {
    if (status === 200) return await read(answer);
    if (status === 401 && shown !== undefined && again) {
      token.forget(shown);
      return await follow(errand, { url, hops, again: false });
    }
    if (status >= 300 && status < 400) {
      const place = headers.location ?? '';
      const next = URL.canParse(place, url.href) ? new URL(place, url) : undefined;
      return next && hops < mostRedirects ? await follow(errand, { url: next, hops: hops + 1, again }) : gone;
    }
    return status >= 500 || status === 429 || status === 408 ? later : gone;
  } finally {
    answer.destroy();
  }
}

/** Fetches files that members sent, by the addresses that came with them. */
export async function fetchFile(token: AppToken, media: Media): Promise<Fetched> {
  const lying = lyingIn(media);
  const url = lying && urlOf(lying.url);
  if (!lying || !url) return gone;
  try {
    const errand = { lying, token, signal: AbortSignal.timeout(patience) };
    return await follow(errand, { url, hops: 0, again: true });
  } catch (error) {
    return error instanceof NotPublic ? gone : later;
  }
}
