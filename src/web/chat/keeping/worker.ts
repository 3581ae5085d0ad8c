import { takePushes, type OpenPage } from '../../base/pushes.ts';

/** What lives beside the pages, as far as it is used here. */
interface Worker extends EventTarget {
  /** Older browsers fetch nothing beforehand. */
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetched extends Lasting {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as Worker;

/** A line that has not answered by then counts as none, where the page is kept; in milliseconds. */
const patience = 8000;

const later = (milliseconds: number): Promise<undefined> =>
  new Promise((done) => setTimeout(() => done(undefined), milliseconds));

/** The page as the server has it, and where that cannot be reached, as it was last; what is kept stays as new as what was seen. */
async function page(event: Fetched): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request);
  const fetched = (async () => {
    const answer = (await event.preloadResponse) ?? (await fetch(request));
    if (kept && answer.ok) await renew(request, answer.clone());
    // A server that is away is often told of by another in front of it.
    return kept && answer.status >= 500 ? kept : answer;
  })();
  if (!kept) return fetched;
  const soon = await Promise.race([fetched.catch(() => undefined), later(patience)]);
  return soon ?? kept;
}

async function renew(request: Request, answer: Response): Promise<void> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (await cache.match(request)) await cache.put(request, answer.clone());
  }
}

/** What changes its address with its content is never asked for twice. */
const asset = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

const pathOf = (to: string): string => new URL(to, location.origin).pathname;

/** Whoever looks at the conversation sees the answer come. */
const isSeen = (to: string, pages: readonly OpenPage[]): boolean =>
  pages.some((one) => one.visibilityState === 'visible' && pathOf(one.url) === pathOf(to));

takePushes({
  icon: (to) => `${pathOf(to)}/icon.svg`,
  isSeen,
  leadsTo: (page, to) => pathOf(page) === pathOf(to),
});
worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => {
  const begun = event as Lasting;
  begun.waitUntil(worker.clients.claim().then(() => worker.registration.navigationPreload?.enable()));
});
worker.addEventListener('fetch', (event) => {
  const fetched = event as Fetched;
  const { request } = fetched;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') fetched.respondWith(page(fetched));
  else if (/^\/assets\/|\/words$/.test(new URL(request.url).pathname)) fetched.respondWith(asset(request));
});
