import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Ground } from '../../src/conversation/context.ts';
import type { OutgoingMessage } from '../../src/contract/message.ts';
import type { Line } from '../../src/channel/line.ts';
import { keepArrival, takeArrivals } from '../../src/records/sending/arrivals.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import type { Extra } from '../../src/records/turns/extras.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';

const poison = 'سم في النص';
const clock = handClock(aWorkingMorning);
let place: Place;
/** The conversation whose turns the database is to refuse. */
let refused = '';

/** Houses whose understanding fails on one text, and a committer that spoils the turns of one conversation. */
function poisoned(ground: Ground): Ground {
  const houses = new Map(
    [...ground.houses].map(([id, house]) => {
      const phrased = (text: string): string | undefined => {
        if (text === poison) throw new Error('this text breaks it');
        return house.knowledge.phrased(text);
      };
      return [id, { ...house, knowledge: { ...house.knowledge, phrased } }];
    }),
  );
  const { committer } = ground;
  const spoiled = [{ type: 'nobody knows this' } as unknown as Extra];
  return {
    ...ground,
    houses,
    clock,
    committer: {
      commit: async (turn) => {
        const { rows } = await ground.database.query<{ id: string }>(
          'select public_id as id from conversations where id = $1',
          [turn.conversation],
        );
        const spoil = rows[0]?.id === refused && turn.kind !== 'dead';
        return committer.commit(spoil ? { ...turn, extras: spoiled } : turn);
      },
      get waiting() {
        return committer.waiting;
      },
      close: () => committer.close(),
    },
  };
}

beforeAll(async () => {
  place = await openPlace({}, poisoned);
});
afterAll(() => place.remove());

const linesOf = async (publicId: string): Promise<readonly Line[]> =>
  (await place.conversations.lines(publicId, 0)).lines;
const apology = (): string => place.ground.houses.get('rahat')!.wording.line('ar', 'engine.apology');
const apologies = (lines: readonly Line[]): number =>
  lines.filter((line) => line.from === 'bot' && line.message.text === apology()).length;
async function standing(publicId: string): Promise<{ dead: number; flagged: boolean }> {
  const { rows } = await place.ground.database.query<{ dead: number; flagged: boolean }>(
    `select (select count(*)::int from entries e where e.conversation_id = c.id and kind = 6) as dead, flagged_at is not null as flagged from conversations c where public_id = $1`,
    [publicId],
  );
  return rows[0]!;
}

/** The latest question of a conversation, or whatever was said last. */
async function lastSaid(publicId: string): Promise<OutgoingMessage | undefined> {
  return (await linesOf(publicId)).flatMap((line) => (line.from === 'bot' ? [line.message] : [])).at(-1);
}

/** Taps "send a request" on the menu, which was asked before whatever came since. */
async function tapRequest(publicId: string): Promise<{ readonly seq: number }> {
  const asked = (await linesOf(publicId)).flatMap((line) =>
    line.from === 'bot' ? (line.message.prompt ?? []) : [],
  );
  const menu = asked.find(({ kind }) => kind === 'menu')!;
  return place.conversations.receive(publicId, {
    external: 'tap',
    content: { kind: 'tap', prompt: menu.id, choice: 'request', text: 'request' },
  });
}

test('a message whose turn fails is kept as dead, flagged, excused once, and acknowledged', async () => {
  const publicId = await sayTo(place, 'rahat', poison, poison);
  const lines = await linesOf(publicId);
  expect(lines.filter((line) => line.from === 'member' && line.text === poison)).toHaveLength(2);
  expect(apologies(lines)).toBe(1);
  expect(await standing(publicId)).toEqual({ dead: 2, flagged: true });
});

test('nothing behind it waits: the conversation goes on where it stood', async () => {
  const publicId = await sayTo(place, 'rahat', poison);
  await place.conversations.receive(publicId, {
    external: 'after',
    content: { kind: 'text', text: 'القائمة' },
  });
  const last = (await linesOf(publicId)).at(-1);
  expect(last?.from === 'bot' && last.message.prompt?.kind).toBe('menu');
});

test('a message whose turn failed is known when it comes again', async () => {
  const publicId = await sayTo(place, 'rahat', poison);
  const before = (await linesOf(publicId)).length;
  expect(
    await place.conversations.receive(publicId, {
      external: 'say-0',
      content: { kind: 'text', text: poison },
    }),
  ).toMatchObject({ again: true });
  expect(await linesOf(publicId)).toHaveLength(before);
});

test('the turns that were committed beside it are kept', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, i) => sayTo(place, 'rahat', i % 5 === 0 ? poison : 'القائمة')),
  );
  const dead = await Promise.all(ids.map(async (id) => (await standing(id)).dead));
  expect(dead).toEqual(ids.map((_, i) => (i % 5 === 0 ? 1 : 0)));
});

test('a turn that the database refuses ends in the same way, and the conversation stands where it stood', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat');
  const before = await findConversation(database, publicId);
  refused = publicId;
  const taken = await place.conversations.receive(publicId, {
    external: 'refused',
    content: { kind: 'text', text: 'تقديم طلب' },
  });
  refused = '';
  expect(taken).toEqual({ seq: before!.seq + 1, again: false });
  expect(await standing(publicId)).toEqual({ dead: 1, flagged: true });
  expect(apologies(await linesOf(publicId))).toBe(1);
  expect((await findConversation(database, publicId))?.state).toEqual(before?.state);
  const next = await tapRequest(publicId);
  const twin = await sayTo(place, 'rahat');
  await tapRequest(twin);
  expect(await lastSaid(publicId)).toEqual(await lastSaid(twin));
  expect(next.seq).toBe(before!.seq + 3);
  const numbers = (await linesOf(publicId)).map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
});

test('a timer whose turn fails ends, and does not fail again every minute', async () => {
  const inAForm = async (): Promise<string> => {
    const id = await sayTo(place, 'rahat', 'تقديم طلب');
    await place.conversations.receive(id, { external: 'service', content: { kind: 'text', text: '1' } });
    return id;
  };
  const publicId = await inAForm();
  refused = publicId;
  clock.advance(31 * minute);
  await until('the turn of the timer failed', async () => (await standing(publicId)).dead > 0);
  expect(await standing(publicId)).toEqual({ dead: 1, flagged: true });
  const other = await inAForm();
  const before = (await linesOf(other)).length;
  clock.advance(31 * minute);
  await until('another timer had its turn', async () => (await linesOf(other)).length > before);
  refused = '';
  expect((await standing(publicId)).dead).toBe(1);
});

test('a kept message is left to the nodes that serve its channel, until it is too old to wait for one', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, 'rahat', 'مساعدة');
  const now = clock.now();
  const kept = { external: Buffer.from('kept'), message: 'a message', asked: null, at: now };
  await keepArrival(database, (await findConversation(database, publicId))!, kept);
  const taken = async (accounts: readonly string[], lostBefore: number): Promise<readonly string[]> =>
    (await takeArrivals(database, { now, until: now, most: 9, accounts, lostBefore })).map(
      (arrival) => arrival.publicId,
    );
  expect(await taken(['rahat/telegram', 'mord/webchat'], now)).toEqual([]);
  expect(await taken(['rahat/webchat'], now)).toEqual([publicId]);
  expect(await taken([], now + 1)).toEqual([publicId]);
});
