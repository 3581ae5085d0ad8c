import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addressOf } from '../../adapters/botframework/address.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import { minute } from '../../src/kernel/clock.ts';
import { openConnector, type Member } from '../standins/connector.ts';
import { openAt, type Opened } from './botframework-support.ts';

const azure = await openConnector();
afterAll(() => azure.close());
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
let opened: Opened;
beforeEach(() => {
  opened = openAt(azure, bot);
  azure.calls.length = 0;
});

const placeOf = (member: Member) => ({
  channel: member.channel,
  service: azure.serviceUrl.replace(/\/$/, ''),
  conversation: member.conversation,
  bot: `28:${bot.appId}`,
  user: member.id,
});
const to = (member: Member) => ({ address: addressOf(placeOf(member)), id: '1.0', heardAt: undefined });
const say = (text: string): Parcel => ({ text, lang: 'ar' });

describe('the token of the bot', () => {
  test('is asked for once, however much is sent, until five minutes before its end', async () => {
    const member = azure.member(bot);
    await Promise.all(Array.from({ length: 10 }, () => opened.channel.send(say('أهلًا'), to(member))));
    opened.clock.advance(54 * minute);
    await opened.channel.send(say('أهلًا'), to(member));
    expect(azure.count('token')).toBe(1);
    opened.clock.advance(2 * minute);
    await opened.channel.send(say('أهلًا'), to(member));
    expect(azure.count('token')).toBe(2);
    expect(member.received).toHaveLength(12);
  });

  test('that was taken back is replaced at once, and the message arrives once', async () => {
    const member = azure.member(bot);
    await opened.channel.send(say('واحد'), to(member));
    azure.revoke();
    expect(await opened.channel.send(say('اثنان'), to(member))).toMatchObject({ ok: true });
    expect(member.texts).toEqual(['واحد', 'اثنان']);
    expect(azure.count('token')).toBe(2);
  });

  test('of a bot with a tenant of its own comes from there', async () => {
    const single = azure.bot('single', '72f988bf-86f1-41af-91ab-2d7cd011db47');
    const member = azure.member(single);
    const own = openAt(azure, single, { BOTFRAMEWORK_TENANT_ID: single.tenant });
    expect(await own.channel.send(say('أهلًا'), to(member))).toMatchObject({ ok: true });
    expect(await openAt(azure, single).channel.send(say('أهلًا'), to(member))).toEqual({
      ok: false,
      fault: 'notAllowed',
    });
  });

  test.each([
    ['a wrong password', { kind: 'answer', status: 401 }, { fault: 'notAllowed' }],
    [
      'too many',
      { kind: 'answer', status: 429, headers: { 'retry-after': '4' } },
      { fault: 'throttled', again: 4000 },
    ],
    ['an error of the login', { kind: 'page', status: 500 }, { fault: 'providerError' }],
    ['no answer of the login', { kind: 'hang' }, { fault: 'providerError' }],
    ['a page of the login', { kind: 'page', status: 200 }, { fault: 'providerError' }],
  ] as const)('%s: nothing was sent', async (_, failure, fault) => {
    azure.fail('token', failure);
    const member = azure.member(bot);
    expect(await opened.channel.send(say('أهلًا'), to(member))).toEqual({ ok: false, ...fault });
    expect(member.received).toEqual([]);
    expect(await opened.channel.send(say('أهلًا'), to(member))).toMatchObject({ ok: true });
  });

  test('is never sent in the clear, nor along with a redirect', async () => {
    const member = azure.member(bot);
    for (const service of ['http://connector.example', 'ftp://127.0.0.1', 'connector']) {
      const address = addressOf({ ...placeOf(member), service });
      expect(await opened.channel.send(say('أهلًا'), { ...to(member), address })).toEqual({
        ok: false,
        fault: 'rejected',
      });
    }
    expect(azure.calls).toEqual([]);
    azure.fail('activities', {
      kind: 'answer',
      status: 307,
      headers: { location: `${azure.serviceUrl}v3/conversations/x/activities` },
    });
    expect(await opened.channel.send(say('أهلًا'), to(member))).toMatchObject({ fault: 'providerError' });
    expect(azure.count('activities')).toBe(1);
  });
});

describe('the connector out of reach', () => {
  test('a port where nobody is and a name that is none are unreachable, the login as well', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const nobody = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    const member = azure.member(bot);
    for (const service of [nobody, 'https://nowhere.invalid']) {
      const address = addressOf({ ...placeOf(member), service });
      expect(await opened.channel.send(say('أهلًا'), { ...to(member), address })).toEqual({
        ok: false,
        fault: 'unreachable',
      });
    }
    const { channel } = openAt(azure, bot, { BOTFRAMEWORK_LOGIN_ROOT: nobody });
    expect(await channel.send(say('أهلًا'), to(member))).toEqual({ ok: false, fault: 'unreachable' });
  });
});

describe('setting the Bot Framework up', () => {
  const check = async (settings = {}) => openAt(azure, bot, settings).channel.check();

  test('the check says what is missing, and where to click', async () => {
    expect(await check()).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true, what: expect.stringContaining('https://chat.association.example/api/messages/mord') },
    ]);
    const [wrong] = await check({ BOTFRAMEWORK_APP_PASSWORD: 'its id' });
    expect(wrong).toMatchObject({ ok: false, where: expect.stringContaining('Certificates & secrets') });
    azure.down.add('token').add('keys');
    expect(await check()).toMatchObject([
      { ok: false, where: expect.stringContaining('BOTFRAMEWORK_LOGIN_ROOT') },
      { ok: false, where: expect.stringContaining('BOTFRAMEWORK_OPENID_METADATA') },
      { ok: true },
    ]);
    azure.down.clear();
  });

  test('at start nothing is called', async () => {
    await opened.channel.prepare?.();
    expect(azure.calls).toEqual([]);
  });
});
