import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call, Member, type Answer } from './member.ts';
import { startServer, type TestServer } from './support.ts';
import { holdPostgres } from '../support/folders.ts';
import { atMost } from '../support/limits.ts';
import { takes } from '../support/pace.ts';
import { until } from '../support/wait.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

/** The embedded PostgreSQL dies as it would in a crash; its processes notice and follow. */
async function killDatabase(): Promise<void> {
  const pid = await server.postmaster();
  if (pid === undefined) throw new Error('there is no database to kill');
  process.kill(pid, 'SIGKILL');
}

test('a database that dies under load: 503 with Retry-After in Arabic, and what was acknowledged is there once', async () => {
  const members = await Promise.all(Array.from({ length: 12 }, () => Member.arrive(server.url)));
  await Promise.all(members.map((member) => member.tap('agree')));
  const acknowledged = new Map<Member, string[]>(members.map((member) => [member, []]));
  const refusals: Answer[] = [];
  let over = false;
  const talk = async (member: Member): Promise<void> => {
    while (!over) {
      const own = randomUUID();
      const activity = { text: 'القائمة', channelData: { clientActivityID: own } };
      for (;;) {
        const answer = await member.post(activity);
        if (answer.status === 200) {
          acknowledged.get(member)?.push(own);
          break;
        }
        refusals.push(answer);
        await takes(30);
      }
    }
  };
  const talking = members.map(talk);
  const allTaken = (least: ReadonlyMap<Member, number>) => (): boolean =>
    members.every((member) => (acknowledged.get(member)?.length ?? 0) > (least.get(member) ?? 0));
  await until('everybody is served', allTaken(new Map()));
  await killDatabase();
  await until('somebody is refused', () => refusals.length > 0);
  const ready = await call(`${server.url}/health/ready`);
  await until('the database is back', async () => (await call(`${server.url}/health/ready`)).status === 200);
  const before = new Map(members.map((member) => [member, acknowledged.get(member)?.length ?? 0]));
  await until('everybody is served again', allTaken(before));
  over = true;
  await Promise.all(talking);
  expect([200, 503]).toContain(ready.status);
  expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { headers, body } of refusals) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.error).toEqual({
      code: 'databaseDown',
      message: 'الخدمة متوقفة للحظات، ولم يضِع شيء. أعيدي الإرسال بعد قليل.',
    });
  }
  for (const [member, ids] of acknowledged) {
    const shown = (await member.transcript())
      .map(({ channelData }) => channelData?.clientActivityID)
      .filter((id) => id !== undefined);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(shown.filter((one) => one === id)).toHaveLength(1);
  }
});

test('while it is away nothing but 503 is answered, and a new member waits', async () => {
  const member = await Member.arrive(server.url);
  await killDatabase();
  const paths = [
    `${member.base}/activities`,
    member.base,
    `${server.url}/health/ready`,
    `${server.url}/health/live`,
  ];
  const answers = await Promise.all([
    ...paths.map((path) => call(path, { token: member.grant.token })),
    call(`${server.url}/webchat/mord/token`, { json: {} }),
  ]);
  for (const { status, headers } of answers) {
    expect([200, 503]).toContain(status);
    if (status === 503) expect(headers.get('retry-after')).toBe('2');
  }
  await until('the database is back', async () => (await call(`${server.url}/health/ready`)).status === 200);
  const isTaken = (): Promise<boolean> =>
    member.say('القائمة').then(
      () => true,
      () => false,
    );
  await until('a message is taken again', isTaken);
  expect((await member.request()).reference).toMatch(/^\d{7}$/);
});

test('while it hangs the server says so in time that it is not ready, and is ready again by itself', async () => {
  const letGo = await holdPostgres(join(server.dataDir, 'postgres'));
  try {
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(`${server.url}/health/ready`)));
    expect(performance.now() - begun).toBeLessThan(atMost(2000));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  } finally {
    letGo();
  }
  await until('it is ready again', async () => (await call(`${server.url}/health/ready`)).status === 200);
});
