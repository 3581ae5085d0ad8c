import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { openDatabase } from '../../src/records/base/database.ts';
import { openGround } from '../../src/runtime.ts';
import { call, Member as OnScreen } from '../http/member.ts';
import { Member, type Chat } from '../support/chat.ts';
import { errands } from '../support/errands.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { installedPostgres } from '../support/postgres.ts';
import { randomFrom } from '../support/random.ts';
import { checkChats } from '../support/replay.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { Pair } from '../support/standby.ts';
import { until } from '../support/wait.ts';

/** How often the primary is lost: `STANDBY=5 npm test -- tests/nodes/standby`. */
const times = Number(process.env['STANDBY'] ?? 1);
const conversations = 8;
const isInstalled = (await installedPostgres()) !== undefined;
if (!isInstalled) process.stderr.write('\n!!! No PostgreSQL is installed: no test of a standby was run\n\n');

(isInstalled ? describe : describe.skip)('a primary and a standby that is in step', () => {
  let pair: Pair;
  let folder: string;
  let server: ServerProcess;
  let env: Record<string, string>;

  beforeAll(async () => {
    pair = (await Pair.start())!;
    folder = await temporaryFolder();
    env = {
      DATA_DIR: folder,
      DATABASE_URL: pair.url,
      SILAH_KEY: 'a key for a database of two hosts, of tests',
    };
    server = await startServer(env);
  });
  afterAll(async () => {
    await server.stop();
    await pair.stop();
    await removeFolder(folder);
  });

  test('a standby that is not in step: health says it at once and a start in one line, nothing is acknowledged until it follows again, and then it is', async () => {
    const member = await OnScreen.arrive(server.url);
    await member.tap('agree');
    await pair.loseTheStandby();
    const waited = stopwatch();
    const ready = await call(`${server.url}/health/ready`);
    expect(waited()).toBeLessThan(2000);
    expect(ready.status).toBe(503);
    const told = ready.body.error?.message;
    expect(told).toContain('a standby that is not in step');
    const lines: string[] = [];
    const database = await openDatabase(readConfig(env), 'server', {
      ...silent,
      warn: (line) => void lines.push(line),
    });
    await database.close();
    expect(lines).toEqual([told]);
    let acknowledged = false;
    const posted = member.post({ text: 'القائمة' }).finally(() => (acknowledged = true));
    // While it waits, health goes on saying it by what waits there.
    await until('the commit waits', () => pair.waits());
    expect((await call(`${server.url}/health/ready`)).status).toBe(503);
    expect(acknowledged).toBe(false);
    await pair.bringTheStandbyBack();
    expect((await posted).status).toBe(200);
    await until(
      'the server is ready again',
      async () => (await call(`${server.url}/health/ready`)).status === 200,
    );
  });

  test('the primary is lost under conversations and the standby promoted: nothing that was acknowledged is lost, and members are answered again within ten seconds', async () => {
    const chats: Chat[] = [];
    for (let time = 0; time < times; time += 1) {
      const { list } = await errands(conversations);
      let acknowledged = 0;
      const street = {
        urls: [server.url],
        random: randomFrom(time),
        until: Date.now() + 240_000,
        acknowledged: () => void (acknowledged += 1),
      };
      const all = Promise.all(
        list.map(async ({ house, service, n }) => {
          const member = await Member.arrive(street, house);
          chats.push(member.chat);
          await member.sendRequest(service, n);
        }),
      );
      await until('members are under way', () => acknowledged >= conversations * 3);
      await pair.loseThePrimary();
      await pair.promote();
      const before = acknowledged;
      const waited = stopwatch();
      await until('somebody is answered again', () => acknowledged > before);
      expect(waited()).toBeLessThan(10_000);
      await all;
      await pair.follow();
    }
    const ground = await openGround(readConfig(env), { role: 'command', log: silent });
    const checked = await checkChats(ground, chats);
    await ground.close();
    expect(checked.violations).toEqual([]);
    expect(checked.requests).toBe(conversations * times);
  });
});
