import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { lineCoordination, News, type Line } from '../../src/coordination/line.ts';
import { redisCoordination } from '../../src/coordination/redis.ts';
import type { Coordination } from '../../src/coordination/port.ts';
import { handClock, systemClock } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { openLine } from '../../src/records/base/line.ts';
import { coordinationContract } from '../contracts/coordination.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { soon, until } from '../support/wait.ts';

let postgres: GivenPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const lineOf = (heard: (text: string) => void): Line => openLine({ connectionString: postgres.url }, heard);
const surroundings = { clock: systemClock(), log: silent };

async function open(): Promise<Coordination> {
  const one = lineCoordination(lineOf, surroundings);
  await until('it hears the others', () => one.healthy);
  return one;
}

const clock = handClock(0);
coordinationContract('through the database', async () => ({
  open: async () => {
    const one = lineCoordination(lineOf, { clock, log: silent });
    await until('it hears the others', () => one.healthy);
    return one;
  },
  over: async (_key, ms) => clock.advance(ms),
}));

describe('nodes on one database without Redis', () => {
  test('hear each other, and each message once', async () => {
    const [one, two] = [await open(), await open()];
    const heard: string[] = [];
    one.subscribe('shared', (message) => heard.push(`one ${message}`));
    two.subscribe('shared', (message) => heard.push(`two ${message}`));
    // What is told while a line is down is lost, so each is told under a new name until it is heard.
    const told = async (node: Coordination, word: string): Promise<readonly string[]> => {
      for (let n = 0; ; n += 1) {
        const message = `${word}${n}`;
        node.publish('shared', message);
        const both = [`one ${message}`, `two ${message}`];
        if (await soon(() => both.every((one) => heard.includes(one)), 3000)) return both;
      }
    };
    const all = [await told(one, ''), await told(one, 'b\nc'), await told(two, 'd')].flat();
    expect(heard.filter((one) => all.includes(one))).toHaveLength(all.length);
    expect(new Set(heard).size).toBe(heard.length);
    await one.close();
    await two.close();
  });

  test('are told from the moment they come, and a node alone tells nobody', async () => {
    const one = lineOf(() => undefined);
    await until('it finds itself alone', () => one.isOpen && !one.isHeard);
    const two = lineOf(() => undefined);
    await until('the first hears of the second', () => one.isHeard && two.isHeard);
    await one.close();
    await two.close();
  });

  test('hear each other again when their connections were cut', async () => {
    const [one, two] = [await open(), await open()];
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'silah-line'`,
    );
    await client.end();
    let heard = 0;
    two.subscribe('cut', () => (heard += 1));
    await until('the others are heard again', () => {
      one.publish('cut', 'x');
      return heard > 0;
    });
    await one.close();
    await two.close();
  });

  test('that reach no Redis hear each other all the same', async () => {
    const nodes = ['one', 'two'].map(() =>
      redisCoordination(
        { kind: 'server', url: 'redis://127.0.0.1:1' },
        { ...surroundings, secret: Buffer.alloc(32), line: lineOf },
      ),
    );
    const [one, two] = nodes;
    let heard = 0;
    two!.subscribe('away', () => (heard += 1));
    await until('the other is heard', () => {
      one!.publish('away', 'x');
      return heard > 0;
    });
    for (const node of nodes) await node.close();
  });
});

test('what is published at once is told in one call, each piece once, and in texts that fit', async () => {
  const calls: (readonly string[])[] = [];
  const news = new News(
    () => ({
      isOpen: true,
      isHeard: true,
      tell: async (texts) => void calls.push(texts),
      close: async () => undefined,
    }),
    () => undefined,
    silent,
  );
  for (let n = 0; n < 1000; n += 1) news.publish(`conversation ${n % 500}`, 'a hint');
  await until('it is told', () => calls.length > 0);
  await news.close();
  expect(calls).toHaveLength(1);
  expect(Math.max(...calls[0]!.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(7000);
  expect(calls[0]!.flatMap((text) => text.split('\n').slice(1))).toHaveLength(500);
});

test('a text that is no news, whoever told it, ends nobody', async () => {
  const heard: string[] = [];
  let say: (text: string) => void = () => undefined;
  const news = new News(
    (hear) => {
      say = hear;
      return { isOpen: true, isHeard: true, tell: async () => undefined, close: async () => undefined };
    },
    (topic, message) => heard.push(`${topic} ${message}`),
    silent,
  );
  for (const text of ['', 'x', 'x\nnot json', 'x\n[1,2]', 'x\n{}', 'x\n["desk","new"]']) say(text);
  expect(heard).toEqual(['desk new']);
  await news.close();
});
