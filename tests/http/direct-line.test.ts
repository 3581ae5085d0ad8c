import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { call, Member, type Activity, type Grant } from './member.ts';
import { sharedServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server.remove());

const numberOf = (id: string | undefined): number => Number(id?.split('|')[1]);

describe('a message that comes more than once', () => {
  test('five times at once makes one turn and five equal answers, after a restart too', async () => {
    const member = await Member.arrive(server.url);
    const activity = {
      text: 'أوافق',
      value: { silah: { prompt: member.prompt.id, choice: 'agree' } },
      channelData: { clientActivityID: randomUUID() },
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => member.post(activity)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const ids = answers.map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(1);
    const before = await member.transcript();
    expect(before.filter(({ from }) => from.role === 'user')).toHaveLength(1);
    expect(before.filter(({ channelData }) => channelData?.silah?.prompt?.kind === 'menu')).toHaveLength(1);
    await server.kill();
    await server.start();
    const again = await member.post(activity);
    expect(again.body.id).toBe(ids[0]);
    expect(await member.transcript()).toEqual(before);
  });

  test('the id that an activity carries makes it known as well', async () => {
    const member = await Member.arrive(server.url);
    const first = await member.post({ id: 'own-1', text: 'القائمة' });
    const second = await member.post({ id: 'own-1', text: 'القائمة' });
    expect(second.body.id).toBe(first.body.id);
  });

  test('without an id of its own each message is a new one', async () => {
    const member = await Member.arrive(server.url);
    const first = await member.post({ text: 'مساعدة' });
    const second = await member.post({ text: 'مساعدة' });
    expect(numberOf(second.body.id)).toBeGreaterThan(numberOf(first.body.id));
  });

  test('the same id in another conversation is another message', async () => {
    const [one, other] = await Promise.all([Member.arrive(server.url), Member.arrive(server.url)]);
    const activity = { text: 'القائمة', channelData: { clientActivityID: 'shared' } };
    expect((await one.post(activity)).status).toBe(200);
    const before = (await other.transcript()).length;
    expect((await other.post(activity)).status).toBe(200);
    expect((await other.transcript()).length).toBeGreaterThan(before);
  });
});

test('a tap on a button of an earlier question changes nothing and says so', async () => {
  const member = await Member.arrive(server.url);
  const consent = member.question;
  await member.tap('agree');
  const menu = member.question;
  await member.tap('request');
  const said = await member.tap('refuse', consent);
  expect(said.findLast(({ from }) => from.role === 'bot')?.text).toContain('هذا الزر يخص سؤالًا سابقًا');
  expect(member.prompt.kind).toBe('service');
  await member.tap('person', menu);
  expect(member.prompt.kind).toBe('service');
  await member.tap('support');
  expect(member.prompt).toMatchObject({ flow: 'request', step: 'askField' });
});

describe('a token opens one conversation of one member', () => {
  test('another conversation is not there for it', async () => {
    const [one, other] = await Promise.all([Member.arrive(server.url), Member.arrive(server.url)]);
    const { token } = one.grant;
    const tried = await Promise.all([
      call(other.base, { token }),
      call(`${other.base}/activities`, { token }),
      call(`${other.base}/activities`, { token, json: { type: 'message', text: 'القائمة' } }),
      call(`${other.base}/upload`, { method: 'POST', token, body: new FormData() }),
    ]);
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(tried.map(({ body }) => body.error?.code)).toEqual(Array(4).fill('notFound'));
  });

  test('one that is missing, forged, changed, unsigned or for something else is refused', async () => {
    const member = await Member.arrive(server.url);
    const { token, conversationId, userId, streamUrl } = member.grant;
    const [head = '', body = '', sign = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const packed = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32, 7));
    const tokens = [
      undefined,
      '',
      'x',
      'null',
      forged,
      `${head}.${packed({ ...claims, conv: 'another' })}.${sign}`,
      `${packed({ alg: 'none' })}.${body}.`,
      `${head}.${body}.`,
      new URL(streamUrl.replace(/^ws/, 'http')).searchParams.get('t') ?? '',
    ];
    for (const wrong of tokens) {
      const answer = await call(`${member.base}/activities`, wrong === undefined ? {} : { token: wrong });
      expect(answer.status).toBe(401);
      expect(answer.body.error?.code).toBe('notAllowed');
      expect(answer.text).not.toContain(conversationId);
      expect(answer.text).not.toContain(userId);
    }
  });

  test('one that is over is refused, and the conversation goes on with another', async () => {
    const member = await Member.arrive(server.url);
    await server.stop();
    await server.start({ CLOCK_OFFSET: '31m' });
    expect((await call(`${member.base}/activities`, { token: member.grant.token })).status).toBe(401);
    expect(
      (
        await call(`${server.url}/v3/directline/tokens/refresh`, {
          method: 'POST',
          token: member.grant.token,
        })
      ).status,
    ).toBe(401);
    const renewed = await call<Grant>(`${server.url}/webchat/mord/token`, {
      json: { resume: member.grant.resume },
    });
    expect(renewed.body.conversationId).toBe(member.grant.conversationId);
    expect((await call(`${member.base}/activities`, { token: renewed.body.token })).status).toBe(200);
    await server.stop();
    await server.start();
  });

  test('a fresh one comes from it while it is good', async () => {
    const { grant, base } = await Member.arrive(server.url);
    const { status, body } = await call<Grant>(`${server.url}/v3/directline/tokens/refresh`, {
      method: 'POST',
      token: grant.token,
    });
    expect({ status, conversation: body.conversationId, lasts: body.expires_in }).toEqual({
      status: 200,
      conversation: grant.conversationId,
      lasts: 1800,
    });
    expect((await call(`${base}/activities`, { token: body.token })).status).toBe(200);
  });

  test('who a message is from stands in the token, not in the message', async () => {
    const [one, other] = await Promise.all([Member.arrive(server.url), Member.arrive(server.url)]);
    await one.post({
      text: 'القائمة',
      from: { id: other.grant.userId, role: 'bot', name: 'الإدارة' },
      conversation: { id: other.grant.conversationId },
    });
    const mine = (await one.transcript()).filter(({ from }) => from.role === 'user');
    expect(mine.map(({ from }) => from.id)).toEqual([one.grant.userId]);
    expect((await other.transcript()).filter(({ from }) => from.role === 'user')).toEqual([]);
    expect(one.grant.userId).toMatch(/^dl_[\w-]{22}$/);
  });
});

describe('what a client reads', () => {
  test('by watermark, only what is new', async () => {
    const member = await Member.arrive(server.url);
    const known = member.seen.map(({ id }) => id);
    const fresh = await member.say('القائمة');
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.filter(({ id }) => known.includes(id))).toEqual([]);
    expect(await member.read()).toEqual([]);
    expect((await member.transcript()).map(({ id }) => id)).toEqual([...known, ...fresh.map(({ id }) => id)]);
  });

  test('the address of the stream takes a watermark, when opening and when coming back', async () => {
    const { grant, base } = await Member.arrive(server.url);
    const again = await call<Grant>(`${server.url}/v3/directline/conversations?watermark=1`, {
      method: 'POST',
      token: grant.token,
    });
    expect(again.status).toBe(200);
    expect(new URL(again.body.streamUrl).searchParams.get('watermark')).toBe('1');
    const back = await call<Grant>(`${base}?watermark=2`, { token: grant.token });
    expect(new URL(back.body.streamUrl).searchParams.get('watermark')).toBe('2');
  });

  test('a client that has seen more than there is begins anew, and is told where the server is', async () => {
    const member = await Member.arrive(server.url);
    const last = Number(member.watermark);
    const { token } = member.grant;
    const from = (watermark: string) =>
      call<{ activities: Activity[]; watermark: string }>(
        `${member.base}/activities?watermark=${watermark}`,
        {
          token,
        },
      );
    expect((await from('500')).body.watermark).toBe(String(last));
    expect((await from('-')).body).toEqual((await from('0')).body);
    await member.post({ text: 'القائمة' });
    const { activities, watermark } = (await from('500')).body;
    expect(Number(watermark)).toBeGreaterThan(last);
    expect(activities.at(-1)?.from.role).toBe('bot');
    expect((await from(watermark)).body.activities).toEqual([]);
  });

  test('the first opening greets, and no other', async () => {
    const { body } = await call<Grant>(`${server.url}/webchat/rahat/token`, { json: {} });
    const open = () =>
      call<Grant>(`${server.url}/v3/directline/conversations`, { method: 'POST', token: body.token });
    const statuses = (await Promise.all([open(), open(), open()])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const read = await call<{ activities: Activity[] }>(
      `${server.url}/v3/directline/conversations/${body.conversationId}/activities`,
      { token: body.token },
    );
    expect(read.body.activities.filter(({ channelData }) => channelData?.silah?.prompt)).toHaveLength(1);
  });

  test('activities that are no messages are taken and change nothing', async () => {
    const member = await Member.arrive(server.url);
    const before = await member.transcript();
    for (const type of [
      'typing',
      'event',
      'conversationUpdate',
      'endOfConversation',
      'messageReaction',
      'somethingNew',
    ]) {
      const { status, body } = await call<{ id?: string }>(`${member.base}/activities`, {
        token: member.grant.token,
        json: { type, from: { id: 'me' } },
      });
      expect({ type, status, id: typeof body.id }).toEqual({ type, status: 200, id: 'string' });
    }
    expect(await member.transcript()).toEqual(before);
  });
});
