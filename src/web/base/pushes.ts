import { parsedJson, textIn } from './json.ts';

/** A page of ours that is open. */
export interface OpenPage {
  readonly url: string;
  readonly visibilityState: 'visible' | 'hidden';
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

/** What lives on when the page is closed, as far as it is used here. */
interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(wanted: { type: 'window'; includeUncontrolled: true }): Promise<readonly OpenPage[]>;
    openWindow(to: string): Promise<unknown>;
  };
}

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Pushed extends Lasting {
  readonly data: { text(): string } | null;
}
interface Pressed extends Lasting {
  readonly notification: Notification;
}

const worker = globalThis as unknown as Worker;

/** An address of ours; whatever else is named leads to the beginning. */
function placeIn(data: unknown): string {
  const to = textIn(data, 'to') ?? '';
  return to.startsWith('/') && new URL(to, location.origin).origin === location.origin ? to : '/';
}

/** How one app shows what it is told. */
interface Showing {
  /** The drawing beside what leads to an address. */
  readonly icon: (to: string) => string;
  /** Whether a page that is open shows it already. */
  readonly isSeen: (to: string, pages: readonly OpenPage[]) => boolean;
  /** Whether a page that is open can show an address. */
  readonly leadsTo: (page: string, to: string) => boolean;
}

const openPages = (): Promise<readonly OpenPage[]> =>
  worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function show(told: unknown, { icon, isSeen }: Showing): Promise<void> {
  const to = placeIn(told);
  if (isSeen(to, await openPages())) return;
  const options: NotificationOptions & { readonly renotify: boolean } = {
    body: textIn(told, 'text') ?? '',
    tag: textIn(told, 'tag') ?? '',
    lang: textIn(told, 'lang') ?? 'ar',
    dir: 'auto',
    icon: icon(to),
    renotify: true,
    data: { to },
  };
  await worker.registration.showNotification(textIn(told, 'title') ?? '', options);
}

/** A page that is open already comes to the front and goes there by itself; else a new one opens. */
async function open(to: string, { leadsTo }: Showing): Promise<void> {
  const pages = await openPages();
  const page = pages.find(({ url }) => leadsTo(url, to));
  if (!page) {
    await worker.clients.openWindow(to);
    return;
  }
  page.postMessage({ to });
  await page.focus();
}

/** Shows what comes while the page is closed, and opens the page that it leads to. */
export function takePushes(showing: Showing): void {
  worker.addEventListener('push', (event) => {
    const pushed = event as Pushed;
    pushed.waitUntil(show(parsedJson(pushed.data?.text()), showing));
  });
  worker.addEventListener('notificationclick', (event) => {
    const pressed = event as Pressed;
    pressed.notification.close();
    pressed.waitUntil(open(placeIn(pressed.notification.data), showing));
  });
}
