import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { Tokens, type Pass } from '../../adapters/webchat/entering/tokens.ts';
import { Sessions } from '../../src/conversation/sessions.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { openPlace } from '../support/place.ts';
import { call, Member, type Activity, type Grant } from './member.ts';
import { startServer, type TestServer } from './support.ts';
import { further } from '../support/whole.ts';

interface Started extends Grant {
  readonly activities: readonly Activity[];
  readonly watermark: string;
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

const resume = (value: string) =>
  call<Grant>(`${server.url}/webchat/mord/token`, { json: { resume: value } });
const open = (token: string) =>
  call<Grant>(`${server.url}/v3/directline/conversations`, { method: 'POST', token });
const end = (token: string) =>
  call<Grant>(`${server.url}/v3/directline/session`, { method: 'DELETE', token });
const refresh = (token: string) =>
  call<Grant>(`${server.url}/v3/directline/tokens/refresh`, { method: 'POST', token });

/** A stream that is open; how it was closed, once it is. */
async function streaming({ grant }: Member): Promise<{ readonly closed: Promise<number> }> {
  const socket = new WebSocket(grant.streamUrl);
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return { closed };
}

describe('«انسَ هذا الجهاز»', () => {
  test('ends the token, what was renewed from it, the value, the files and the open streams', async () => {
    const member = await Member.arrive(server.url);
    await member.goOn(({ kind }) => kind === 'attachment');
    await member.upload(new Blob(['%PDF-1.4\n%%EOF\n']), 'a.pdf');
    const [file] = (await member.read()).flatMap(({ attachments }) => attachments ?? []);
    const { token, streamUrl, resume: value } = member.grant;
    const renewed = await refresh(token);
    const { closed } = await streaming(member);
    expect((await call(file?.contentUrl ?? '')).status).toBe(200);

    expect((await end(token)).status).toBe(200);
    expect(await closed).toBe(1008);
    const statuses = await Promise.all([
      call(`${member.base}/activities`, { token }),
      call(`${member.base}/activities`, { token: renewed.body.token }),
      member.post({ text: 'السلام عليكم' }),
      refresh(renewed.body.token),
      open(token),
      call(file?.contentUrl ?? ''),
      end(token),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect((await resume(value)).status).toBe(404);
    const [refused] = (await once(new WebSocket(streamUrl), 'error')) as [Error];
    expect(refused.message).toContain('401');
  });

  test('needs the token of the session', async () => {
    const member = await Member.arrive(server.url);
    expect((await call(`${server.url}/v3/directline/session`, { method: 'DELETE' })).status).toBe(401);
    expect((await call(`${member.base}/activities`, { token: member.grant.token })).status).toBe(200);
  });
});

describe('coming in by one call', () => {
  const start = (wish: object) => call<Started>(`${server.url}/webchat/mord/start`, { json: wish });

  test('is greeted in it, and the stream goes on behind what it showed', async () => {
    const { body } = await start({ lang: 'en' });
    const [greeting] = body.activities;
    expect(greeting).toMatchObject({ locale: 'en', suggestedActions: { actions: expect.any(Array) } });
    expect(body).not.toHaveProperty('before');
    const { token, userId, conversationId, streamUrl } = body;
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ user: userId });
    const socket = new WebSocket(streamUrl);
    await once(socket, 'open');
    const heard = once(socket, 'message').then(([data]) => JSON.parse(String(data)) as Started);
    const posted = { type: 'message', from: { id: userId }, text: 'Menu' };
    const address = `${server.url}/v3/directline/conversations/${conversationId}/activities`;
    expect((await call(address, { token, json: posted })).status).toBe(200);
    const shown = body.activities.map(({ id }) => id);
    expect((await heard).activities.every(({ id }) => !shown.includes(id))).toBe(true);
    socket.close();
  });

  test('by the value it goes on with the conversation, whose value is a new one then', async () => {
    const first = await start({});
    const second = await start({ resume: first.body.resume });
    expect(second.body.conversationId).toBe(first.body.conversationId);
    expect(second.body.activities).toEqual(first.body.activities);
    expect(second.body.resume).not.toBe(first.body.resume);
  });

  test('by a token nothing is exchanged: the value and other tokens stay good', async () => {
    const first = await start({});
    const again = await start({ token: first.body.token, lang: 'en' });
    expect(again.body.conversationId).toBe(first.body.conversationId);
    expect(again.body).not.toHaveProperty('resume');
    expect((await open(again.body.token)).status).toBe(200);
    expect((await open(first.body.token)).status).toBe(200);
    expect((await start({ resume: first.body.resume })).status).toBe(200);
  });

  test('a token that is over is refused, or makes way for the value; one of elsewhere opens nothing here', async () => {
    const first = await start({});
    const elsewhere = await call<Started>(`${server.url}/webchat/rahat/start`, { json: {} });
    const tokens = ['x', elsewhere.body.token];
    for (const token of tokens) expect((await start({ token })).status).toBe(401);
    const taken = await start({ token: 'x', resume: first.body.resume });
    expect(taken.body.conversationId).toBe(first.body.conversationId);
    expect((await start({ resume: 'unknown' })).status).toBe(404);
    expect((await call(`${server.url}/webchat/nobody/start`, { json: {} })).status).toBe(404);
  });
});

test('a renewal ends the tokens and streams before it, once it is used', async () => {
  const member = await Member.arrive(server.url);
  const { token } = member.grant;
  const { closed } = await streaming(member);
  const renewed = await resume(member.grant.resume);
  expect((await call(`${member.base}/activities`, { token })).status).toBe(200);
  expect((await call(`${member.base}/activities`, { token: renewed.body.token })).status).toBe(200);
  expect(await closed).toBe(1008);
  expect((await call(`${member.base}/activities`, { token })).status).toBe(401);
  expect((await refresh(token)).status).toBe(401);
});

test('a token can be renewed for half a day, and is over then', async () => {
  const clock = handClock(Date.UTC(2026, 10, 8, 7));
  const tokens = new Tokens(Buffer.alloc(32, 1), () => clock.now());
  const first: Pass = {
    conversation: 'c',
    member: 'm',
    association: 'mord',
    lang: 'ar',
    generation: 1,
    since: tokens.seconds(),
  };
  let token = await tokens.make(first, 'calls');
  for (let passed = 0; passed < 12 * hour - 25 * minute; passed += 25 * minute) {
    clock.advance(25 * minute);
    token = await tokens.make(await tokens.check(token, 'calls'), 'calls');
  }
  clock.set(Date.UTC(2026, 10, 8, 7) + 12 * hour + 1000);
  await expect(tokens.check(token, 'calls')).rejects.toMatchObject({ code: 'notAllowed' });
});

test('a value ends when it lies unused for ninety days, and after a year however often it was renewed', async () => {
  const clock = handClock(Date.UTC(2026, 10, 8, 7));
  const place = await openPlace({}, (ground) => ({ ...ground, clock }));
  const sessions = new Sessions(place.ground);
  const lying = await place.conversations.begin('mord', 'webchat');
  let used = await place.conversations.begin('mord', 'webchat');
  const ages: number[] = [];
  for (let age = 0; age <= 400; age += 40) {
    const renewed = await sessions.renew('mord', used.resume);
    if (renewed) ages.push(age);
    used = renewed ?? used;
    if (age === 80) expect(await sessions.stands(lying.publicId, 1)).toBe(true);
    if (age === 120) expect(await sessions.renew('mord', lying.resume)).toBeUndefined();
    if (age === 120) expect(await sessions.stands(lying.publicId, 1)).toBe(false);
    clock.advance(40 * day);
  }
  expect(ages.at(-1)).toBe(360);
  await place.remove();
});

further(
  'from one address twelve hundred conversations are begun in ten minutes; whoever comes back is let in all the same',
  async () => {
    const member = await Member.arrive(server.url);
    const begin = () => call(`${server.url}/webchat/mord/token`, { json: {} });
    let refused = 0;
    for (let n = 0; n < 1248; n += 24) {
      const answers = await Promise.all(Array.from({ length: 24 }, begin));
      refused += answers.filter(({ status }) => status === 429).length;
    }
    expect(refused).toBeGreaterThan(40);
    expect((await resume(member.grant.resume)).status).toBe(200);
  },
);
