import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Coordination } from '../../src/coordination/port.ts';
import { redisAddressOf } from '../../src/coordination/redis-address.ts';
import { redisCoordination } from '../../src/coordination/redis.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { freePort, startProgram, type Child } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { installedRedis, OwnRedis } from '../support/redis.ts';
import { until } from '../support/wait.ts';

const run = promisify(execFile);
const password = 'a-password-of-tests';
const program = (await installedRedis()) ?? '';
if (program === '') throw new Error('there is no redis-server on this machine');

const opened: Coordination[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A node on an address, when it hears what another node says. */
async function two(url: string): Promise<readonly [Coordination, Coordination]> {
  const address = redisAddressOf(url);
  if (!address) throw new Error(`no address: ${url}`);
  const open = (): Coordination =>
    redisCoordination(address, { clock: systemClock(), log: silent, secret: Buffer.alloc(32, 7) });
  const pair = [open(), open()] as const;
  opened.push(...pair);
  await hear(pair);
  return pair;
}

let n = 0;
/** Waits until both hear each other. */
async function hear([one, other]: readonly [Coordination, Coordination]): Promise<void> {
  const topic = `news ${(n += 1)}`;
  const heard = new Set<string>();
  const off = [
    one.subscribe(topic, (text) => heard.add(`one ${text}`)),
    other.subscribe(topic, (text) => heard.add(`other ${text}`)),
  ];
  await until('both hear each other', () => {
    one.publish(topic, 'of one');
    other.publish(topic, 'of other');
    return heard.size === 4;
  });
  for (const end of off) end();
}

async function shareLimits(url: string): Promise<void> {
  const [one, other] = await two(url);
  const answers: boolean[] = [];
  for (let i = 0; i < 20; i += 1)
    for (const node of [one, other]) answers.push(await node.allow(`door-${i} somebody`, 1, 60_000));
  expect(answers).toEqual(answers.map((_, i) => i % 2 === 0));
}

describe('a Redis with a password', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start(program, { password });
  });
  afterAll(() => redis.stop());

  test('is used with it, and without it each node goes on alone', async () => {
    await shareLimits(redis.url);
    const alone = redisCoordination(
      { kind: 'server', url: `redis://127.0.0.1:${redis.port}` },
      { clock: systemClock(), log: silent, secret: Buffer.alloc(32, 7) },
    );
    opened.push(alone);
    expect(await alone.allow('door somebody', 1, 60_000)).toBe(true);
    expect(alone.healthy).toBe(false);
  });
});

describe('three servers as a cluster', () => {
  const nodes: OwnRedis[] = [];
  const url = (): string =>
    `redis-cluster://:${password}@${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  beforeAll(async () => {
    for (let i = 0; i < 3; i += 1) {
      const words = ['--cluster-enabled', 'yes', '--cluster-port', String(await freePort())];
      nodes.push(await OwnRedis.start(program, { password, words }));
    }
    const places = nodes.map(({ port }) => `127.0.0.1:${port}`);
    await run('redis-cli', ['-a', password, '--cluster', 'create', ...places, '--cluster-yes']);
  });
  afterAll(() => Promise.all(nodes.map((one) => one.stop())));

  test('carry news to every node, and count limits wherever their key lies', async () => {
    await shareLimits(url());
  });

  test('are found again after all of them were away', async () => {
    const pair = await two(url());
    await Promise.all(nodes.map((one) => one.kill()));
    expect(await pair[0].allow('away somebody', 1, 60_000)).toBe(true);
    await Promise.all(nodes.map((one) => one.start()));
    await hear(pair);
  });
});

describe('a primary with a replica, and three sentinels', () => {
  let primary: OwnRedis;
  let replica: OwnRedis;
  const sentinels: { readonly port: number; readonly folder: string; readonly child: Child }[] = [];
  const url = (): string =>
    `redis-sentinel://:${password}@${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/silah`;

  /** What the first sentinel tells. */
  const ask = async (...words: string[]): Promise<string> =>
    (await run('redis-cli', ['-p', String(sentinels[0]?.port), 'sentinel', ...words])).stdout;

  beforeAll(async () => {
    primary = await OwnRedis.start(program, { password });
    replica = await OwnRedis.start(program, {
      password,
      words: ['--replicaof', `127.0.0.1 ${primary.port}`],
    });
    for (let i = 0; i < 3; i += 1) {
      const [folder, port] = [await temporaryFolder(), await freePort()];
      const file = join(folder, 'sentinel.conf');
      await writeFile(
        file,
        [
          `port ${port}`,
          'bind 127.0.0.1',
          `dir ${folder}`,
          `sentinel monitor silah 127.0.0.1 ${primary.port} 2`,
          `sentinel auth-pass silah ${password}`,
          'sentinel down-after-milliseconds silah 1000',
          'sentinel failover-timeout silah 5000',
        ].join('\n'),
      );
      sentinels.push({ port, folder, child: startProgram({ program, words: [file, '--sentinel'] }) });
    }
    await until('the sentinels know the replica and each other', async () => {
      const told = await ask('master', 'silah').catch(() => '');
      return /num-slaves\n1\n/.test(told) && /num-other-sentinels\n2\n/.test(told);
    });
  });
  afterAll(async () => {
    for (const { child, folder } of sentinels) {
      child.send('SIGTERM');
      await child.ended;
      await removeFolder(folder);
    }
    await Promise.all([primary.stop(), replica.stop()]);
  });

  test('share limits and news; when the primary is lost the replica that is promoted takes over', async () => {
    await shareLimits(url());
    const pair = await two(url());
    await primary.kill();
    await until('the replica is promoted', async () =>
      (await ask('get-master-addr-by-name', 'silah')).includes(`\n${replica.port}\n`),
    );
    await hear(pair);
    await until('limits are shared again', async () => {
      const key = `promoted-${(n += 1)} somebody`;
      return (await pair[0].allow(key, 1, 60_000)) && !(await pair[1].allow(key, 1, 60_000));
    });
  });
});
