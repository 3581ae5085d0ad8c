import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Account } from '../../src/conversation/delivery/account.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { Sent } from '../../src/channel/faults.ts';
import { memoryCoordination } from '../../src/coordination/memory.ts';
import { atMost } from '../support/limits.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
let place: Place;
let provider: Provider;
let channels: Channels;
let served: Served;
let count = 0;

beforeAll(async () => void (place = await openPlace()));
afterAll(() => place.remove());
afterEach(() => channels.stop());

const open = (one: Provider): void => {
  provider = one;
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
};

/** A member who writes; answers how long the first answer took. */
async function answered(at = 'here'): Promise<number> {
  count += 1;
  const address = `${at} ${count}`;
  const start = Date.now();
  await channels.take(served, [wrote(address, address, 'السلام عليكم')]);
  await until('the answer', () => provider.textsOf(address).length > 0, { patience: 20_000 });
  return Date.now() - start;
}
async function lost(at: string): Promise<void> {
  count += 1;
  const before = provider.calls;
  await channels.take(served, [wrote(`${at} ${count}`, `${count}`, 'السلام عليكم')]);
  await until('it was tried', () => provider.calls > before);
}
const endpoint = (address: string): string => address.split(' ')[0]!;

describe('what fails for one member', () => {
  test.each(['unreachable', 'providerError', 'unknownOutcome', 'fileRefused'] as const)(
    'with %s keeps no other waiting, however often it is tried',
    async (fault) => {
      open(new Provider());
      provider.answer = (_, { address }): Sent =>
        address.startsWith('gone') ? { ok: false, fault } : { ok: true };
      await lost('gone');
      for (let i = 0; i < 4; i += 1) expect(await answered()).toBeLessThan(atMost(400));
    },
  );

  test('because they are written to too fast keeps nobody else waiting', async () => {
    open(new Provider());
    provider.answer = (_, { address }): Sent =>
      address.startsWith('fast') ? { ok: false, fault: 'throttled', again: 5000, alone: true } : { ok: true };
    await lost('fast');
    expect(await answered()).toBeLessThan(atMost(400));
  });

  test('of a few whose places of delivery are away keeps nobody waiting who is reached elsewhere', async () => {
    open(new Provider({ endpoint }));
    provider.answer = (_, { address }): Sent =>
      address.startsWith('here') ? { ok: true } : { ok: false, fault: 'unreachable' };
    for (const away of ['one', 'one', 'two', 'three']) await lost(away);
    for (let i = 0; i < 5; i += 1) expect(await answered()).toBeLessThan(atMost(400));
  });

  test('of many at a place that never answers leaves room for those who are reached elsewhere', async () => {
    open(new Provider({ endpoint }));
    let ends: () => void = () => undefined;
    const ended = new Promise<void>((done) => (ends = done));
    provider.answer = async (_, { address }): Promise<Sent> => {
      if (address.startsWith('here')) return { ok: true };
      await ended;
      return { ok: false, fault: 'unreachable' };
    };
    const many = Array.from({ length: 40 }, (_, i) => wrote(`hangs ${i}`, `hangs ${i}`, 'السلام عليكم'));
    await channels.take(served, many);
    await until('some hang', () => provider.calls > 0);
    for (let i = 0; i < 3; i += 1) expect(await answered()).toBeLessThan(atMost(400));
    expect(provider.calls).toBeLessThan(16);
    ends();
  });
});

test('a provider that is away for several is tried one call at a time, and all is answered when it is back', async () => {
  open(new Provider());
  provider.answer = () => ({ ok: false, fault: 'unreachable' });
  const many = Array.from({ length: 30 }, (_, i) => wrote(`many ${i}`, `many ${i}`, 'السلام عليكم'));
  await channels.take(served, many);
  const account = Date.now();
  await until('it was tried', () => provider.calls > 0);
  await until('three seconds are over', () => Date.now() - account > 3000);
  expect(provider.calls).toBeLessThan(30);
  provider.answer = () => ({ ok: true });
  for (let i = 0; i < 30; i += 1)
    await until('all are answered', () => provider.textsOf(`many ${i}`).length > 0, { patience: 20_000 });
});

test('a pause that a provider asked for holds on every node, at the place where it was asked for alone', async () => {
  open(new Provider());
  const coordination = memoryCoordination(place.ground.clock);
  const channel = new Provider({ endpoint }).channel;
  const [one, other] = [1, 2].map(() => new Account('mord', channel, coordination));
  one!.throttled('there 1', 1000, 5000);
  await new Promise(setImmediate);
  expect(other!.outletTo('there 2').restOf(1000)).toBe(5000);
  expect([other!.outletTo('here 1').restOf(1000), other!.restOf(1000)]).toEqual([0, 0]);
  for (const each of [one!, other!]) each.close();
});
