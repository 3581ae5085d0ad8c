import { addressIn } from '../../../contract/lang.ts';
import { textIn } from '../../base/json.ts';
import { storeAt } from '../../base/store.ts';
import { subscribed } from '../../base/subscription.ts';
import type { Session } from '../connection/session.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';

export { Signs } from './signs.ts';

/** Where the offer stands, and for whose conversation. */
export interface Offer {
  readonly log: HTMLElement;
  readonly page: Page;
  readonly session: Session;
  /** Whether this browser may be told: not where nothing of the conversation is to be kept. */
  readonly tells: boolean;
}

const route = '/session/browser';

const isAble = (): boolean =>
  isSecureContext &&
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  'Notification' in window &&
  Notification.permission !== 'denied';

const choice = (page: Page) => storeAt('localStorage', `silah:${page.association}:told`);

async function workerHere(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/chat-worker.js', { scope: '/chat/' });
  return navigator.serviceWorker.ready;
}

/** Lets this browser be told. False where the member, the browser or the server says no. */
async function begin({ page, session }: Offer): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const key = await session.own(route, { method: 'GET' }, (body) => textIn(body, 'key'));
  if (key.kind !== 'ok' || key.body === undefined) return false;
  const { endpoint, keys } = (await subscribed(await workerHere(), key.body)).toJSON();
  const body = { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } };
  const told = await session.own(route, { body }, () => undefined);
  if (told.kind === 'ok') choice(page).write('yes');
  return told.kind === 'ok';
}

async function end({ page, session }: Offer): Promise<void> {
  choice(page).write(undefined);
  const registration = await navigator.serviceWorker.getRegistration('/chat/');
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  await session.own(route, { method: 'DELETE', body: { endpoint: subscription.endpoint } }, () => undefined);
  await subscription.unsubscribe();
}

let shown: HTMLElement | undefined;

function draw(offer: Offer, bar: HTMLElement, words?: string): void {
  const { say } = offer.page;
  const on = choice(offer.page).read() === 'yes';
  const failed = (): void => draw(offer, bar, say('told.failed'));
  const press = button('quiet', say(on ? 'told.stop' : 'told.offer'), () => {
    press.disabled = true;
    const work = on ? end(offer).then(() => true) : begin(offer);
    work.then((done) => (done ? draw(offer, bar) : failed()), failed);
  });
  press.dataset['testid'] = on ? 'told-stop' : 'told-offer';
  bar.replaceChildren(wayBack(offer.page), el('span', '', words ?? say(on ? 'told.on' : 'told.lead')), press);
}

/** The way to the page that makes a link for this conversation, behind a PIN. */
function wayBack({ association, lang, say }: Page): HTMLElement {
  const way = el('a', 'quiet', say('told.link'));
  way.href = addressIn(lang, `/chat/${association}/link`);
  way.dataset['testid'] = 'keep-link';
  return way;
}

/** Offers, at the end of the log, the way to a link that leads back, and to tell of an answer while the page is closed. What cannot be done is not offered. */
export function offerTold(offer: Offer): void {
  if (shown) return;
  shown = el('div', 'told', wayBack(offer.page));
  offer.log.append(shown);
  if (!offer.tells || !isAble()) return;
  draw(offer, shown);
  // A browser gives a subscription another address now and then.
  if (choice(offer.page).read() === 'yes' && Notification.permission === 'granted')
    void begin(offer).catch(() => undefined);
}

/** Nothing is offered any more. */
export function withdrawTold(): void {
  shown?.remove();
}
