import { parsedJson, textIn } from '../base/json.ts';

/** A page of ours that is open. */
interface Page {
  readonly url: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

/** What lives on when the page is closed, as far as it is used here. */
interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(wanted: { type: 'window'; includeUncontrolled: true }): Promise<readonly Page[]>;
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

function show(told: unknown): Promise<void> {
  const options: NotificationOptions & { readonly renotify: boolean } = {
    body: textIn(told, 'text') ?? '',
    tag: textIn(told, 'tag') ?? '',
    lang: textIn(told, 'lang') ?? 'ar',
    dir: 'auto',
    icon: '/desk/icon.svg',
    renotify: true,
    data: { to: placeIn(told) },
  };
  return worker.registration.showNotification(textIn(told, 'title') ?? '', options);
}

/** A page that is open already comes to the front and goes there by itself; else a new one opens. */
async function open(to: string): Promise<void> {
  const [, root = ''] = to.split(/[/?]/);
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname.split('/')[1] === root);
  if (!page) {
    await worker.clients.openWindow(to);
    return;
  }
  page.postMessage({ to });
  await page.focus();
}

worker.addEventListener('push', (event) => {
  const pushed = event as Pushed;
  pushed.waitUntil(show(parsedJson(pushed.data?.text())));
});

worker.addEventListener('notificationclick', (event) => {
  const pressed = event as Pressed;
  pressed.notification.close();
  pressed.waitUntil(open(placeIn(pressed.notification.data)));
});
