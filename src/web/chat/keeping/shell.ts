/** Where the page and what it loads are kept for a time without a network. Nothing of a member is in it. */
const nameOf = (association: string): string => `silah:${association}`;

/** Lets the page open without a network from now on: itself, and these. */
export async function keepShell(association: string, loads: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/chat-worker.js', { scope: '/chat/' });
  const cache = await caches.open(nameOf(association));
  const here = location.pathname + location.search;
  const wanted = [here, ...loads];
  const known = await Promise.all(wanted.map((url) => cache.match(url)));
  const missing = wanted.filter((_, i) => known[i] === undefined);
  if (missing.length === 0) return;
  await cache.addAll(missing);
  // What an earlier build loaded is needed no more.
  const paths = new Set(wanted);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (/^\/assets\/|\/words$/.test(pathname) && !paths.has(pathname + search)) await cache.delete(request);
  }
}

export async function dropShell(association: string): Promise<void> {
  await caches.delete(nameOf(association));
}
