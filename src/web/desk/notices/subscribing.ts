import { subscribed } from '../../base/subscription.ts';
import { setting } from '../base/remembered.ts';
import { api } from '../server/api.ts';

/** How this browser stands to messages that come while the page is closed. */
export type Standing = 'unsupported' | 'denied' | 'off' | 'on';

const isAble = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const workerAt = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register('/desk/worker.js', { scope: '/desk' });

async function subscriptionHere(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration('/desk');
  return (await worker?.pushManager.getSubscription()) ?? null;
}

export async function standingHere(): Promise<Standing> {
  if (!isAble()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return (await subscriptionHere()) && setting('push').read() === 'on' ? 'on' : 'off';
}

async function tell(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await api.subscribe({
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  });
  setting('push').write('on');
}

/** Asks for leave, and lets this browser take messages from now on. */
export async function subscribeHere(key: string): Promise<Standing> {
  if ((await Notification.requestPermission()) !== 'granted') return standingHere();
  await workerAt();
  await tell(await subscribed(await navigator.serviceWorker.ready, key));
  return 'on';
}

/** This browser takes no more messages. */
export async function unsubscribeHere(): Promise<void> {
  setting('push').write('off');
  if (!isAble()) return;
  const subscription = await subscriptionHere();
  if (!subscription) return;
  await api.unsubscribe(subscription.endpoint).catch(() => undefined);
  await subscription.unsubscribe();
}

/** A browser gives a subscription another address now and then: it is told anew, once a page and session. */
export async function renewHere(): Promise<void> {
  if (!isAble() || setting('push').read() !== 'on') return;
  const subscription = await subscriptionHere();
  if (subscription) await tell(subscription);
}
