import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { minute } from '../../src/kernel/clock.ts';
import { conversationAt, heardFrom } from '../../src/records/sending/addresses.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
let place: Place;
let provider: Provider;
let channels: Channels;
let served: Served;
let address = '';
let count = 0;

beforeAll(async () => void (place = await openPlace()));
afterAll(() => place.remove());
beforeEach(() => {
  count += 1;
  address = `member-${count}`;
  provider = new Provider();
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
});
afterEach(() => channels.stop());

const heard = async () => {
  const { database } = place.ground;
  const id = (await conversationAt(database, { association, channel: 'fake', address })) ?? '';
  return heardFrom(database, (await findConversation(database, id))!.id);
};
const news = (kind: 'blocked' | 'unblocked', at: number): Promise<void> =>
  channels.take(served, [{ kind, address, at }]);

test('word of a block that is older than what the member wrote since is passed over, and so is an older one of its end', async () => {
  const now = Date.now();
  await channels.take(served, [wrote(address, '1', 'السلام عليكم', { at: now })]);
  await news('blocked', now - 10 * minute);
  expect(await heard()).toMatchObject({ blocked: false });
  await until('the answer', () => provider.textsOf(address).length > 0);
  // The second in which both happened counts.
  await news('blocked', Math.floor(now / 1000) * 1000);
  expect(await heard()).toMatchObject({ blocked: true });
  await news('unblocked', now - 5 * minute);
  expect(await heard()).toMatchObject({ blocked: true });
  await news('unblocked', Date.now());
  expect(await heard()).toMatchObject({ blocked: false });
});

test.each([0, 1000, 29_000_000_000, -5, Date.UTC(2019, 11, 31), Date.now() + 900 * minute])(
  'a time that cannot be (%p) is taken as now',
  async (at) => {
    const before = Date.now();
    await channels.take(served, [wrote(address, '1', 'السلام عليكم', { at })]);
    expect((await heard())!.at).toBeGreaterThanOrEqual(before);
  },
);

test('an outbox that stands still is told, and one that goes on or waits for its provider is not', async () => {
  await channels.take(served, [wrote(address, '1', 'السلام عليكم')]);
  await until('the answer', () => provider.textsOf(address).length > 0);
  await expect(channels.mustMove()).resolves.toBeUndefined();
  provider.answer = () => ({ ok: false, fault: 'throttled', again: 3_600_000, alone: true });
  const calls = provider.calls;
  await channels.take(served, [wrote(address, '2', 'أوافق')]);
  await until('the provider wants us to wait', () => provider.calls > calls);
  await expect(channels.mustMove()).resolves.toBeUndefined();
  const { database } = place.ground;
  const id = (await conversationAt(database, { association, channel: 'fake', address })) ?? '';
  const known = await findConversation(database, id);
  const held = (since: string): Promise<unknown> =>
    database.query(
      `update addresses set send_at = now() - interval '1 hour', held_until = ${since} where conversation_id = $1`,
      [known!.id],
    );
  await held(`now() + interval '1 hour'`);
  await expect(channels.mustMove()).rejects.toMatchObject({ code: 'outboxSilent' });
  await held('null');
  await until('it goes on', () =>
    channels.mustMove().then(
      () => true,
      () => false,
    ),
  );
});
