import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { call, Member, type Activity } from './member.ts';
import { until } from '../support/wait.ts';
import { sharedServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server.remove());

interface Page {
  readonly activities: readonly Activity[];
  readonly watermark: string;
  readonly more?: true;
  readonly before?: string;
}

test('a long conversation is read in pages of some hundred entries and kilobytes, each line once and in order', async () => {
  const member = await Member.arrive(server.url);
  await member.tap('agree');
  for (let n = 0; n < 130; n += 1)
    await member.post({ text: `${n} ${n % 3 === 0 ? 'قصة طويلة '.repeat(380) : 'قصيرة'}` });
  const { token } = member.grant;
  const ids: string[] = [];
  let pages = 0;
  for (let watermark = '0', more = true; more; pages += 1) {
    const { body, text } = await call<Page>(`${member.base}/activities?watermark=${watermark}`, { token });
    expect(text.length).toBeLessThan(1024 * 1024);
    ids.push(...body.activities.map(({ id }) => id));
    watermark = body.watermark;
    more = body.more === true;
  }
  expect(pages).toBeGreaterThan(1);
  const numbers = ids.map((id) => Number(id.split('|')[1]));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(numbers.length).toBeGreaterThan(260);

  const back: string[] = [];
  const stretch = async (before: string): Promise<Page> =>
    (await call<Page>(`${member.base}/activities?before=${before}&limit=20`, { token })).body;
  let page = await stretch('999999');
  back.unshift(...page.activities.map(({ id }) => id));
  while (page.before !== undefined) {
    page = await stretch(page.before);
    expect(page.activities.length).toBeLessThanOrEqual(60);
    back.unshift(...page.activities.map(({ id }) => id));
  }
  expect(back).toEqual(ids);
  for (const limit of ['0', '101', 'all', '1.5'])
    expect((await call(`${member.base}/activities?before=9&limit=${limit}`, { token })).status).toBe(400);
});

test('whoever reads one conversation side by side without end is asked to come again', async () => {
  const member = await Member.arrive(server.url);
  const { token } = member.grant;
  const answers = await Promise.all(
    Array.from({ length: 32 }, () => call(`${member.base}/activities`, { token })),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
  for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  let last = 200;
  for (let n = 0; n < 320 && last === 200; n += 1)
    last = (await call(`${member.base}/activities?watermark=1`, { token })).status;
  expect(last).toBe(429);
});

test('a conversation has eight streams at once, and one more when one is closed', async () => {
  const member = await Member.arrive(server.url);
  const sockets: WebSocket[] = [];
  for (let n = 0; n < 8; n += 1) {
    const socket = new WebSocket(member.grant.streamUrl);
    await once(socket, 'open');
    sockets.push(socket);
  }
  const [refused] = (await once(new WebSocket(member.grant.streamUrl), 'error')) as [Error];
  expect(refused.message).toContain('429');
  sockets[0]?.close();
  await until('a place is free', async () => {
    const socket = new WebSocket(member.grant.streamUrl);
    const opened = await once(socket, 'open').then(
      () => true,
      () => false,
    );
    if (opened) sockets.push(socket);
    return opened;
  });
  for (const socket of sockets) socket.close();
});
