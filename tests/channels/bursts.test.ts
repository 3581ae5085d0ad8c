import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { bodyOf, type EntryBody } from '../../src/conversation/turn/entry-body.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter } from '../../src/records/turns/entries.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

const burst = ['السلام عليكم', 'ابي اقدم على الدعم', 'متى يجي الرد'];
let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

/** The entries of a conversation after the first `seen` lines. */
async function entries(publicId: string, seen: number): Promise<readonly EntryBody[]> {
  const { database } = place.ground;
  const conversation = (await findConversation(database, publicId))!;
  const all = await entriesAfter(database, conversation, { seq: seen });
  return all.filter(({ seq }) => seq > seen).map(bodyOf);
}
const lastLine = async (publicId: string): Promise<number> =>
  (await findConversation(place.ground.database, publicId))!.seq;
const heardIn = (all: readonly EntryBody[]): unknown[] => all.map(({ heard }) => heard?.text);
const saidIn = (all: readonly EntryBody[]): string[] =>
  all.flatMap(({ said }) => said.map(({ message }) => message.text));
const questionsIn = (all: readonly EntryBody[]): number =>
  all.flatMap(({ said }) => said.filter(({ message }) => message.prompt)).length;

test('texts that stand behind one another have an entry each, and the last is answered for all', async () => {
  const publicId = await sayTo(place, 'rahat');
  const seen = await lastLine(publicId);
  // The first is begun at once: the others stand in the queue when its turn ends.
  const texts = ['شكرا', ...burst];
  const taken = await Promise.all(
    texts.map((text, i) =>
      place.conversations.receive(publicId, { external: `burst ${i}`, content: { kind: 'text', text } }),
    ),
  );
  expect(new Set(taken.map(({ seq }) => seq)).size).toBe(4);
  const all = await entries(publicId, seen);
  expect(heardIn(all)).toEqual(texts);
  expect(saidIn(all.slice(1, -1))).toEqual([]);
  expect(saidIn(all.slice(-1)).join('\n')).toContain('وعليكم السلام');
  expect(questionsIn(all.slice(1))).toBe(1);
  const again = await place.conversations.receive(publicId, {
    external: 'burst 1',
    content: { kind: 'text', text: texts[1]! },
  });
  expect(again).toEqual({ seq: taken[1]!.seq, again: true });
});

test('what a provider brings in one call is answered once', async () => {
  const provider = new Provider();
  const served: Served = { association: 'rahat', channel: provider.channel };
  const channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const address = 'a-member-in-a-hurry';
  await channels.take(served, [wrote(address, 'a1', 'السلام عليكم'), wrote(address, 'a2', 'أوافق')]);
  const publicId = (await conversationAt(place.ground.database, {
    association: 'rahat',
    channel: 'fake',
    address,
  }))!;
  const seen = await lastLine(publicId);
  await channels.take(
    served,
    burst.map((text, i) => wrote(address, `b${i}`, text)),
  );
  const all = await entries(publicId, seen);
  expect(heardIn(all)).toEqual(burst);
  expect(saidIn(all.slice(0, -1))).toEqual([]);
  expect(questionsIn(all)).toBe(1);
  const [last = ''] = saidIn(all).slice(-1);
  await until('the reply is sent', () =>
    provider.textsOf(address).some((text) => text.includes(last.slice(0, 40))),
  );
  await channels.stop();
});

test('a message that never comes keeps nobody waiting: what was held back is said, once', async () => {
  const publicId = await sayTo(place, 'rahat');
  const seen = await lastLine(publicId);
  const more = true;
  await place.conversations.receive(
    publicId,
    { external: 'alone', content: { kind: 'text', text: 'السلام عليكم' } },
    more,
  );
  expect(saidIn(await entries(publicId, seen))).toEqual([]);
  await until('it is said', async () => saidIn(await entries(publicId, seen)).length > 0);
  await place.conversations.receive(publicId, {
    external: 'after',
    content: { kind: 'text', text: 'القائمة' },
  });
  const said = saidIn(await entries(publicId, seen)).join('\n');
  expect(said.split('وعليكم السلام')).toHaveLength(2);
});

test('a copy of a message is no message behind it, and what was held back before a copy is said at once', async () => {
  const publicId = await sayTo(place, 'rahat');
  const say = (text: string, more = false): Promise<unknown> =>
    place.conversations.receive(publicId, { external: text, content: { kind: 'text', text } }, more);
  for (const texts of [
    ['شكرا', 'السلام عليكم', 'السلام عليكم'],
    ['مرحبا', 'صباح الخير', 'السلام عليكم'],
  ]) {
    const seen = await lastLine(publicId);
    await Promise.all(texts.map((text) => say(text)));
    expect(saidIn((await entries(publicId, seen)).slice(-1))).not.toEqual([]);
    const { dialogue } = (await place.conversations.fresh(publicId))!;
    expect(dialogue?.held).toBeUndefined();
  }
});
