import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { handClock, hour } from '../../src/kernel/clock.ts';
import { areKeys } from '../../src/push/encrypted.ts';
import { isHost, listedAs, usualHosts } from '../../src/push/hosts.ts';
import { Push } from '../../src/push/push.ts';
import { signingFrom, signingOf } from '../../src/push/signature.ts';
import { openPushService, type PushService } from '../standins/push-service/push-service.ts';

let service: PushService;
let push: Push;
const signing = signingFrom(Buffer.alloc(32, 7));
const clock = handClock(Date.now());
const message = { text: 'لديك جديد', lasts: hour, urgency: 'high', topic: 'waiting' } as const;

const pushTo = (hosts: readonly string[], inside = true): Push =>
  new Push({ signing, hosts, inside, contact: 'https://chat.example' }, clock);

beforeAll(async () => {
  service = await openPushService();
  push = pushTo([service.host]);
});

afterAll(() => service.close());

test('a browser opens what was encrypted for it, and the service finds it signed by whom the browser subscribed with', async () => {
  const browser = service.subscribe(push.publicKey);
  expect(push.takes(browser.subscription)).toBe(true);
  expect(await push.send(browser.subscription, message)).toEqual({ ok: true });
  expect(browser.received).toEqual([
    {
      text: 'لديك جديد',
      size: browser.received[0]!.size,
      ttl: 3600,
      urgency: 'high',
      topic: 'waiting',
      contact: 'https://chat.example',
      audience: `https://localhost:${service.port}`,
    },
  ]);
});

test('messages of different lengths look alike on the way', async () => {
  const browser = service.subscribe(push.publicKey);
  for (const text of ['عاجل', 'لديك رسالة جديدة في جمعية من الجمعيات'])
    await push.send(browser.subscription, { ...message, text });
  expect(new Set(browser.received.map(({ size }) => size)).size).toBe(1);
});

test('what a push service answers becomes one of the outcomes of sending', async () => {
  const browser = service.subscribe(push.publicKey);
  const answered = async (status: number) => {
    service.answerNext(status);
    return push.send(browser.subscription, message);
  };
  expect(await answered(410)).toEqual({ ok: false, fault: 'blocked' });
  expect(await answered(404)).toEqual({ ok: false, fault: 'blocked' });
  expect(await answered(429)).toEqual({ ok: false, fault: 'throttled', again: 1000 });
  expect(await answered(503)).toEqual({ ok: false, fault: 'providerError', again: 1000 });
  expect(await answered(403)).toEqual({ ok: false, fault: 'notAllowed' });
  const before = service.calls();
  expect(await answered(307)).toEqual({ ok: false, fault: 'rejected' });
  expect(service.calls()).toBe(before + 1);
  expect(browser.received).toEqual([]);
});

test('nobody is called who is not named, nor in a private network whom a pattern alone names', async () => {
  const { subscription } = service.subscribe(push.publicKey);
  const before = service.calls();
  expect(await pushTo(usualHosts).send(subscription, message)).toEqual({ ok: false, fault: 'blocked' });
  const named = { ...subscription, endpoint: subscription.endpoint.replace('localhost', 'a.localhost') };
  expect(await pushTo(['*.localhost']).send(named, message)).toEqual({ ok: false, fault: 'blocked' });
  expect(await pushTo([service.host], false).send(subscription, message)).toMatchObject({
    fault: 'unreachable',
  });
  expect(service.calls()).toBe(before);
});

test.each<readonly [string, string | undefined]>([
  ['https://fcm.googleapis.com/fcm/send/x', 'itself'],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', 'oneOfMany'],
  ['https://web.push.apple.com/x', 'oneOfMany'],
  ['http://fcm.googleapis.com/x', undefined],
  ['https://fcm.googleapis.com.evil.example/x', undefined],
  ['https://evilpush.apple.com.example/x', undefined],
  ['https://user@fcm.googleapis.com/x', undefined],
  ['https://web.push.apple.com:8443/x', undefined],
  ['https://127.0.0.1/x', undefined],
  ['https://[::1]/x', undefined],
  ['https://169.254.169.254/latest', undefined],

  ['file:///etc/passwd', undefined],
  ['', undefined],
])('whether messages may go to %s', (endpoint, listed) => {
  expect(listedAs(endpoint, usualHosts)).toBe(listed);
});

test('an address that is longer than any push service makes them is not kept', () => {
  expect(listedAs(`https://fcm.googleapis.com/${'x'.repeat(1000)}`, usualHosts)).toBeUndefined();
});

test('a list of hosts holds names, names below one, and addresses', () => {
  for (const host of [...usualHosts, 'localhost:4443', '127.0.0.1', '[::1]:8443'])
    expect(isHost(host)).toBe(true);
  for (const host of ['', '*', 'https://x.example', 'x.example/path', '*.', 'a b'])
    expect(isHost(host)).toBe(false);
});

test('keys that are no keys are told before anything is encrypted for them', () => {
  const { keys } = service.subscribe(push.publicKey).subscription;
  expect(areKeys(keys)).toBe(true);
  expect(areKeys({ ...keys, auth: 'short' })).toBe(false);
  const off = Buffer.from(keys.p256dh, 'base64url');
  off[64]! ^= 1;
  expect(areKeys({ ...keys, p256dh: off.toString('base64url') })).toBe(false);
  expect(push.takes({ endpoint: `https://${service.host}/x`, keys: { ...keys, p256dh: '' } })).toBe(false);
});

test('the key pair of an installation is always the same, and another one in another', () => {
  expect(signingFrom(Buffer.alloc(32, 7)).publicKey).toBe(signing.publicKey);
  expect(signingFrom(Buffer.alloc(32, 8)).publicKey).not.toBe(signing.publicKey);
  expect(() => signingOf(Buffer.alloc(32))).toThrow();
});
