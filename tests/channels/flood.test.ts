import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { bodyOf } from '../../src/conversation/turn/entry-body.ts';
import type { Happening } from '../../src/channel/port.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter } from '../../src/records/turns/entries.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { drawn } from '../../src/kernel/ids.ts';
import { openPlace, type Place } from '../support/place.ts';
import { takes } from '../support/pace.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

/** The run of every day takes a part; `FLOOD=15000` and `BACKLOG=20000` take as much as was promised. */
const events = Number(process.env['FLOOD'] ?? 120);
const backlog = Number(process.env['BACKLOG'] ?? 300);
const associations = ['rahat', 'mord', 'najran-coffee'] as const;
const seed = String(process.env['SEED'] ?? 7);

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

const openWith = (provider: Provider): { channels: Channels; served: readonly Served[] } => {
  const served = associations.map((association) => ({ association, channel: provider.channel }));
  const alarms = { undelivered: () => undefined };
  return {
    channels: new Channels(place.ground, place.conversations, { served, base: () => 'http://x', alarms }),
    served,
  };
};

const idle = async (): Promise<boolean> => {
  const { rows } = await place.ground.database.query<{ open: boolean }>(
    `select exists (select 1 from outbox where state in ('waiting', 'attempting')) as open`,
  );
  return rows[0]?.open === false;
};
const untilIdle = (patience: number): Promise<void> =>
  until('the outbox is empty', idle, { patience, every: 50 });

test(`${events} messages delivered more than three times each, shuffled: none doubled, none lost, replies in order`, async () => {
  const provider = new Provider();
  const { channels, served } = openWith(provider);
  const members = Math.ceil(events / 5);
  const texts = ['السلام عليكم', 'أوافق', 'القائمة', 'كم تستغرق دراسة الطلب؟', 'شكرا'];
  const messages = Array.from({ length: events }, (_, i) => ({
    association: (i % members) % associations.length,
    address: `flood-${i % members}`,
    external: `m${i}`,
    text: texts[Math.floor(i / members)] ?? 'شكرا',
  }));
  const copies = Math.ceil((events * 10) / 3);
  const calls = Array.from({ length: copies }, (_, i) => messages[i % events] as (typeof messages)[number]);
  for (let i = calls.length - 1; i > 0; i -= 1) {
    const j = drawn(seed, `flood ${i}`, i + 1);
    [calls[i], calls[j]] = [calls[j], calls[i]] as [(typeof messages)[number], (typeof messages)[number]];
  }
  // A provider makes a call again that is answered with "not now".
  const call = async (to: Served, list: readonly Happening[]): Promise<void> => {
    for (;;)
      try {
        await channels.take(to, list);
        return;
      } catch (error) {
        if (!isFault(error, 'databaseDown')) throw error;
      }
  };
  const batches: Promise<void>[] = [];
  for (let at = 0; at < calls.length;) {
    const size = 1 + drawn(seed, `batch ${at}`, 20);
    const byServed = new Map<number, Happening[]>();
    for (const { association, address, external, text } of calls.slice(at, at + size))
      byServed.set(association, [...(byServed.get(association) ?? []), wrote(address, external, text)]);
    for (const [n, list] of byServed) batches.push(call(served[n] as Served, list));
    at += size;
    if (batches.length % 60 === 0) await Promise.all(batches);
  }
  await Promise.all(batches);
  await untilIdle(240_000);
  let heard = 0;
  for (let m = 0; m < members; m += 1) {
    const address = `flood-${m}`;
    const association = associations[m % associations.length] ?? 'rahat';
    const id = await conversationAt(place.ground.database, { association, channel: 'fake', address });
    const found = id === undefined ? undefined : await findConversation(place.ground.database, id);
    if (!found) throw new Error(`${address} is lost`);
    const entries = await entriesAfter(place.ground.database, found, { seq: 0 });
    const bodies = entries.map(({ body }) => bodyOf({ body }));
    const externals = bodies.flatMap((body) => body.heard?.external ?? []);
    expect(new Set(externals).size).toBe(externals.length);
    heard += externals.length;
    const said = bodies.flatMap((body) => body.said.map(({ message }) => message.text.slice(0, 12)));
    expect(provider.textsOf(address).map((text) => text.slice(0, 12))).toEqual(said);
  }
  expect(heard).toBe(events);
  await channels.stop();
}, 600_000);

test(`a provider that fails in turn under a backlog of ${backlog}: none lost, order kept, at most 1.3 times the calls needed`, async () => {
  const quiet = new Provider();
  quiet.answer = () => ({ ok: false, fault: 'throttled', again: 3_600_000 });
  const filling = openWith(quiet);
  const perMember = 4;
  const members = Math.ceil(backlog / perMember);
  for (let from = 0; from < members; from += 50) {
    const some = Array.from({ length: Math.min(50, members - from) }, (_, i) => `backlog-${from + i}`);
    for (const [round, text] of ['السلام عليكم', 'أوافق', 'القائمة', 'شكرا'].entries())
      await Promise.all(
        some.map((address) =>
          filling.channels.take(filling.served[0] as Served, [wrote(address, `b${round}`, text)]),
        ),
      );
  }
  await filling.channels.stop();
  const { database } = place.ground;
  const { rows } = await database.query<{ open: string }>(
    `select count(*) as open from outbox where state in ('waiting', 'attempting')`,
  );
  expect(Number(rows[0]?.open)).toBeGreaterThanOrEqual(backlog * 0.9);
  await database.query(
    `update outbox set next_at = now(), state = 'waiting' where state in ('waiting', 'attempting')`,
  );
  await database.query(`update addresses set send_at = now() where send_at is not null`);

  const provider = new Provider();
  let pausedUntil = 0;
  let early = 0;
  provider.answer = async () => {
    const now = Date.now();
    if (now < pausedUntil - 5) early += 1;
    const n = provider.calls;
    if (n % 97 === 0) {
      pausedUntil = now + 300;
      return { ok: false, fault: 'throttled', again: 300 };
    }
    if (n % 211 === 0) return { ok: false, fault: 'providerError' };
    if (n % 307 === 0) return 'silent';
    if (n % 401 === 0) return { ok: false, fault: 'unreachable' };
    await takes(2);
    return { ok: true };
  };
  const sending = openWith(provider);
  await untilIdle(500_000);
  let needed = 0;
  for (const [address, shown] of provider.shown) {
    needed += shown.length;
    const ids = shown.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const order = ids.map((id) => Number(id.split('.')[0]));
    expect([address, order]).toEqual([address, [...order].sort((a, b) => a - b)]);
  }
  const lost = await database.query<{ n: string }>(
    `select count(*) as n from outbox where state not in ('sent', 'cancelled')`,
  );
  expect(Number(lost.rows[0]?.n)).toBe(0);
  expect(provider.shown.size).toBeGreaterThanOrEqual(members);
  expect(provider.calls / needed).toBeLessThanOrEqual(1.3);
  // Calls that were under way when the provider asked for a pause could not know of it.
  expect(early / needed).toBeLessThanOrEqual(0.2);
  await sending.channels.stop();
}, 900_000);
