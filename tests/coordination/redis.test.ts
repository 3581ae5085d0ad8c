import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doorOf, type Coordination } from '../../src/coordination/port.ts';
import { redisCoordination } from '../../src/coordination/redis.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import { coordinationContract } from '../contracts/coordination.ts';
import { atMost } from '../support/limits.ts';
import { installedRedis, OwnRedis } from '../support/redis.ts';
import { soon, until } from '../support/wait.ts';

const program = await installedRedis();

const secret = Buffer.alloc(32, 7);

/** A log that can be read. */
function listening(): Log & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    info: (event) => void said.push(event),
    warn: (event) => void said.push(event),
    error: (event) => void said.push(event),
  };
}

let n = 0;
/** Waits until a node hears what is published on Redis by somebody else. */
async function listens(one: Coordination, redis: OwnRedis): Promise<void> {
  const topic = `first words ${(n += 1)}`;
  let heard = false;
  const off = one.subscribe(topic, () => (heard = true));
  await until('it hears what others publish', async () => {
    await redis.ask((client) => client.publish('silah:news', `${topic}\nx`));
    return heard;
  });
  off();
}

async function open(redis: OwnRedis, log: Log = listening()): Promise<Coordination> {
  const coordination = redisCoordination(
    { kind: 'server', url: redis.url },
    { clock: systemClock(), log, secret },
  );
  await soon(() => coordination.healthy);
  await listens(coordination, redis);
  return coordination;
}

if (program === undefined) {
  test.skip('coordination: redis is NOT TESTED, for there is no redis-server on this machine', () =>
    undefined);
} else {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start(program);
  });
  afterAll(() => redis.stop());

  coordinationContract('redis', async () => ({
    open: () => open(redis),
    over: (key) =>
      until('the window is over', async () => {
        const held = await redis.ask((client) => client.keys(`silah:limit:${doorOf(key)}:*`));
        return held.length === 0;
      }),
  }));

  describe('two nodes on one redis', () => {
    test('hear each other, and each message once', async () => {
      const [one, two] = [await open(redis), await open(redis)];
      const heard: string[] = [];
      one.subscribe('shared', (message) => heard.push(`one ${message}`));
      two.subscribe('shared', (message) => heard.push(`two ${message}`));
      one.publish('shared', 'a');
      two.publish('shared', 'b');
      expect(await soon(() => heard.length === 4)).toBe(true);
      // What would be heard twice is heard before what is said next.
      one.publish('shared', 'c');
      expect(await soon(() => heard.includes('one c') && heard.includes('two c'))).toBe(true);
      two.publish('shared', 'd');
      expect(await soon(() => heard.includes('one d') && heard.includes('two d'))).toBe(true);
      expect([...heard].sort()).toEqual(['a', 'b', 'c', 'd'].flatMap((x) => [`one ${x}`, `two ${x}`]).sort());
      await one.close();
      await two.close();
    });

    test('share their limits', async () => {
      const [one, two] = [await open(redis), await open(redis)];
      const answers = [];
      for (let i = 0; i < 3; i += 1)
        answers.push(await one.allow('shared limit', 4, 60_000), await two.allow('shared limit', 4, 60_000));
      expect(answers).toEqual([true, true, true, true, false, false]);
      await one.close();
      await two.close();
    });
  });

  test('Redis hears nothing by which a secret or a person could be found: of a limit it knows the door and a keyed hash', async () => {
    const one = await open(redis);
    await one.allow('form s3cret-of-a-form', 3, 60_000);
    await one.allow('tokens 203.0.113.7', 3, 60_000);
    const told = (await redis.ask((client) => client.keys('*'))).join('\n');
    await one.close();
    expect(told).toMatch(/silah:limit:form:[\w-]{43}/);
    expect(told).toMatch(/silah:limit:tokens:[\w-]{43}/);
    expect(told).not.toMatch(/s3cret|203\.0\.113/);
  });

  test('a redis that vanishes breaks nothing: news and limits hold for each node alone, and are shared again when it is back', async () => {
    const log = listening();
    const [one, two] = [await open(redis, log), await open(redis)];
    const heard: string[] = [];
    one.subscribe('news', (message) => heard.push(`one ${message}`));
    two.subscribe('news', (message) => heard.push(`two ${message}`));
    await redis.kill();
    expect(await soon(() => !one.healthy && !two.healthy)).toBe(true);
    expect(() => one.publish('news', 'alone')).not.toThrow();
    expect(await soon(() => heard.length > 0)).toBe(true);
    expect(heard).toEqual(['one alone']);
    expect([
      await one.allow('away', 1, 60_000),
      await one.allow('away', 1, 60_000),
      await two.allow('away', 1, 60_000),
    ]).toEqual([true, false, true]);
    expect(log.said.filter((event) => event.startsWith('redis is away'))).toHaveLength(1);
    await redis.start();
    expect(await soon(() => one.healthy && two.healthy)).toBe(true);
    expect(
      await soon(() => {
        one.publish('news', 'back');
        return heard.includes('two back');
      }),
    ).toBe(true);
    expect(log.said).toContain('redis is back');
    await one.close();
    await two.close();
  });

  test('while redis answers nothing, a limit is decided alone and in time', async () => {
    const one = await open(redis);
    await redis.hold();
    const start = Date.now();
    expect(await one.allow('held', 1, 60_000)).toBe(true);
    expect(Date.now() - start).toBeLessThan(atMost(1000));
    await redis.letGo();
    await one.close();
  });

  test('where there never was a redis, everything goes on alone', async () => {
    const one = redisCoordination(
      { kind: 'server', url: 'redis://127.0.0.1:1' },
      { clock: systemClock(), log: listening(), secret },
    );
    const heard: string[] = [];
    one.subscribe('x', (message) => heard.push(message));
    one.publish('x', 'y');
    expect(await soon(() => heard.length === 1)).toBe(true);
    expect(await one.allow('x', 1, 1000)).toBe(true);
    expect(one.healthy).toBe(false);
    await one.close();
  });
}
