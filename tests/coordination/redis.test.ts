import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Coordination } from '../../src/coordination/port.ts';
import { redisCoordination } from '../../src/coordination/redis.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import { coordinationContract, soon } from '../contracts/coordination.ts';
import { pause } from '../support/folders.ts';
import { atMost } from '../support/limits.ts';
import { installedRedis, OwnRedis } from '../support/redis.ts';

const program = await installedRedis();

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

async function open(url: string, log: Log = listening()): Promise<Coordination> {
  const coordination = redisCoordination(url, systemClock(), log);
  await soon(() => coordination.healthy);
  await pause(50);
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

  coordinationContract('redis', async () => ({ open: () => open(redis.url), moved: pause }));

  describe('two nodes on one redis', () => {
    test('hear each other, and each message once', async () => {
      const [one, two] = [await open(redis.url), await open(redis.url)];
      const heard: string[] = [];
      one.subscribe('shared', (message) => heard.push(`one ${message}`));
      two.subscribe('shared', (message) => heard.push(`two ${message}`));
      one.publish('shared', 'a');
      two.publish('shared', 'b');
      expect(await soon(() => heard.length === 4)).toBe(true);
      await pause(50);
      expect([...heard].sort()).toEqual(['one a', 'one b', 'two a', 'two b']);
      await one.close();
      await two.close();
    });

    test('share their limits', async () => {
      const [one, two] = [await open(redis.url), await open(redis.url)];
      const answers = [];
      for (let i = 0; i < 3; i += 1)
        answers.push(await one.allow('shared limit', 4, 60_000), await two.allow('shared limit', 4, 60_000));
      expect(answers).toEqual([true, true, true, true, false, false]);
      await one.close();
      await two.close();
    });
  });

  test('a redis that vanishes breaks nothing: news and limits hold for each node alone, and are shared again when it is back', async () => {
    const log = listening();
    const [one, two] = [await open(redis.url, log), await open(redis.url)];
    const heard: string[] = [];
    one.subscribe('news', (message) => heard.push(`one ${message}`));
    two.subscribe('news', (message) => heard.push(`two ${message}`));
    await redis.kill();
    expect(await soon(() => !one.healthy && !two.healthy, 20_000)).toBe(true);
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
    expect(await soon(() => one.healthy && two.healthy, 30_000)).toBe(true);
    expect(
      await soon(() => {
        one.publish('news', 'back');
        return heard.includes('two back');
      }, 30_000),
    ).toBe(true);
    expect(log.said).toContain('redis is back');
    await one.close();
    await two.close();
  }, 90_000);

  test('while redis answers nothing, a limit is decided alone and in time', async () => {
    const one = await open(redis.url);
    await redis.hold();
    const start = Date.now();
    expect(await one.allow('held', 1, 60_000)).toBe(true);
    expect(Date.now() - start).toBeLessThan(atMost(1000));
    await redis.letGo();
    await one.close();
  });

  test('where there never was a redis, everything goes on alone', async () => {
    const one = redisCoordination('redis://127.0.0.1:1', systemClock(), listening());
    const heard: string[] = [];
    one.subscribe('x', (message) => heard.push(message));
    one.publish('x', 'y');
    expect(await soon(() => heard.length === 1)).toBe(true);
    expect(await one.allow('x', 1, 1000)).toBe(true);
    expect(one.healthy).toBe(false);
    await one.close();
  });
}
