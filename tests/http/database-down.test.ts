import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pause } from '../support/folders.ts';
import { call, Member, type Answer } from './member.ts';
import { startServer, until, type TestServer } from './support.ts';

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
        await pause(30);
      }
    }
  };
  const talking = members.map(talk);
  await pause(300);
  await killDatabase();
  await until('somebody is refused', () => refusals.length > 0);
  const ready = await call(`${server.url}/health/ready`);
  await until('the database is back', async () => (await call(`${server.url}/health/ready`)).status === 200);
  await pause(500);
  over = true;
  await Promise.all(talking);
  expect([200, 503]).toContain(ready.status);
  expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { headers, body } of refusals) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.error).toEqual({
      code: 'databaseDown',
      message: 'الخدمة متوقفة للحظات، ولم يضع شيء. أعيدي الإرسال بعد قليل.',
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
