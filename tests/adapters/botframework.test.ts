import { afterAll, describe, expect, test } from '@jest/globals';
import { addressOf } from '../../adapters/botframework/address.ts';
import { botframework } from '../../adapters/botframework/index.ts';
import { silent } from '../../src/kernel/log.ts';
import { channelContract } from '../contracts/channel.ts';
import { openConnector, type Failure } from '../standins/connector.ts';
import { inMessenger, inTeams, recordedAt } from './botframework.recorded.ts';
import { aMorning, caller, happeningsOf, logged, openAt } from './botframework-support.ts';
import { say } from '../support/say.ts';

const azure = await openConnector();
const plainly = await openConnector();
afterAll(() => Promise.all([azure.close(), plainly.close()]));

const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
const { channel } = openAt(azure, bot);
const sara = azure.member(bot);
const home = { serviceUrl: azure.serviceUrl, bot: `28:${bot.appId}` };
const call = await caller(azure, bot);

const addressed = (user: string, conversation: string, channelId = 'msteams'): string =>
  addressOf({
    channel: channelId,
    service: azure.serviceUrl.replace(/\/$/, ''),
    conversation,
    bot: home.bot,
    user,
  });
const no = (status: number, code?: string, headers?: Readonly<Record<string, string>>) => (): void =>
  azure.fail('activities', { kind: 'answer', status, ...(code && { code }), ...(headers && { headers }) });
const broken = (failure: Failure) => (): void => azure.fail('activities', failure);

channelContract(channel, recordedAt(home, call), {
  address: addressed(sara.id, sara.conversation),
  arrived: () => sara.texts,
  failures: [
    {
      name: 'too many',
      arrange: no(429, 'TooManyRequests', { 'retry-after': '7' }),
      fault: 'throttled',
      again: 7000,
    },
    {
      name: 'too many until a date',
      arrange: () => {
        const headers = {
          date: 'Wed, 19 Nov 2025 10:00:00 GMT',
          'retry-after': 'Wed, 19 Nov 2025 10:00:09 GMT',
        };
        no(429, 'TooManyRequests', headers)();
      },
      fault: 'throttled',
      again: 9000,
    },
    { name: 'too many, no time named', arrange: no(429), fault: 'throttled', again: 1000 },
    { name: 'a member who blocked the bot', arrange: no(403, 'ConversationBlockedByUser'), fault: 'blocked' },
    {
      name: 'an app that the member removed',
      arrange: no(403, 'ForbiddenOperationException'),
      fault: 'blocked',
    },
    { name: 'a conversation that is not known', arrange: no(404, 'ConversationNotFound'), fault: 'blocked' },
    {
      name: 'a bot that an administrator shut out',
      arrange: no(403, 'BotDisabledByAdmin'),
      fault: 'notAllowed',
    },
    {
      name: 'a token that is refused, and the next one, too',
      arrange: () => azure.fail('activities', { kind: 'answer', status: 401, code: 'Unauthorized' }, 2),
      fault: 'notAllowed',
    },
    { name: 'a message that the channel does not take', arrange: no(400, 'BadSyntax'), fault: 'rejected' },
    { name: 'a message that is too large', arrange: no(413, 'MessageSizeTooBig'), fault: 'rejected' },
    {
      name: 'a moment at which it does not go',
      arrange: no(412, 'PreconditionFailed'),
      fault: 'providerError',
    },
    { name: 'a service that is down', arrange: no(503, 'ServiceUnavailable'), fault: 'providerError' },
    { name: 'a redirect', arrange: no(302, undefined, { location: '/v4' }), fault: 'providerError' },
    { name: 'an error of the service', arrange: no(500, 'ServiceError'), fault: 'unknownOutcome' },
    {
      name: 'a gateway that got no sense',
      arrange: broken({ kind: 'page', status: 502, sent: true }),
      fault: 'unknownOutcome',
    },
    { name: 'a gateway that waited in vain', arrange: no(504), fault: 'unknownOutcome' },
    {
      name: 'a page instead of an answer',
      arrange: broken({ kind: 'page', status: 200 }),
      fault: 'unknownOutcome',
    },
    { name: 'no answer in time', arrange: broken({ kind: 'hang', sent: true }), fault: 'unknownOutcome' },
    {
      name: 'a connection that breaks',
      arrange: broken({ kind: 'reset', sent: true }),
      fault: 'unknownOutcome',
    },
  ],
  logged,
  get secrets() {
    return [bot.password, ...azure.given];
  },
});

describe('what the connector tells', () => {
  test('the address of a message is all that is needed to answer; its other name stays when the service moves', async () => {
    const [one] = await happeningsOf(channel, call(inMessenger(home, { id: 'm_7', text: 'نعم' })));
    const conversation = '2466719743377543-102938475610293';
    expect(one).toEqual({
      kind: 'message',
      address: addressed('2466719743377543', conversation, 'facebook'),
      also: [`facebook|${conversation}`],
      at: Date.parse('2025-11-19T10:01:07.765Z'),
      message: { external: 'm_7', content: { kind: 'text', text: 'نعم' } },
    });
  });

  test('without a time it came now, without an id its own words are one', async () => {
    const bare = inMessenger(home, { id: null, timestamp: 'today', text: 'نعم' });
    const [first] = await happeningsOf(channel, call(bare));
    const [again] = await happeningsOf(channel, call(bare));
    const [other] = await happeningsOf(channel, call({ ...bare, text: 'لا' }));
    expect(first).toMatchObject({ at: aMorning });
    expect(again).toEqual(first);
    expect(other).not.toMatchObject({
      message: { external: first?.kind === 'message' && first.message.external },
    });
  });

  test('a conversation is begun once, whoever says so how often', async () => {
    const update = (id: string): object =>
      inTeams(home, { id, type: 'conversationUpdate', membersAdded: [{ id: '29:sara' }] });
    for (const id of ['1', '2'])
      expect(await happeningsOf(channel, call(update(id)))).toMatchObject([
        {
          address: expect.stringContaining('29:sara'),
          message: { external: 'start', content: { kind: 'start' } },
        },
      ]);
  });

  test('a member removes the app from Teams, and lets it in again', async () => {
    const told = async (action: string) =>
      happeningsOf(channel, call(inTeams(home, { type: 'installationUpdate', action })));
    const [removed] = await told('remove');
    expect(removed).toMatchObject({ kind: 'blocked', address: expect.stringMatching(/^msteams\|a:17I0/) });
    expect(await told('add')).toMatchObject([{ kind: 'unblocked' }]);
    expect(await told('dance')).toEqual([]);
  });

  test('of many attachments ten are taken', async () => {
    const attachment = { contentType: 'application/pdf', contentUrl: 'https://files.example/a.pdf' };
    const attachments = Array.from({ length: 40 }, () => attachment);
    const all = await happeningsOf(channel, call(inTeams(home, { text: '', attachments })));
    expect(all).toHaveLength(10);
    expect(new Set(all.map((one) => one.kind === 'message' && one.message.external)).size).toBe(10);
  });

  test('a service that would send the token in the clear is passed over', async () => {
    const plain = 'http://connector.example/';
    Object.defineProperty(plainly, 'serviceUrl', { value: plain });
    const sender = plainly.bot('an-app');
    const { channel: elsewhere } = openAt(plainly, sender);
    const calls = await caller(plainly, sender);
    expect(await elsewhere.receive(calls(inTeams({ ...home, serviceUrl: plain }, {})))).toEqual({
      kind: 'ignored',
    });
  });
});

describe('the settings of the Bot Framework', () => {
  const premises = {
    association: 'mord',
    log: silent,
    now: () => aMorning,
    publicUrl: undefined,
    dataDir: '/nowhere',
    say,
  };
  const good = { BOTFRAMEWORK_APP_ID: bot.appId, BOTFRAMEWORK_APP_PASSWORD: 'a~b' };

  test('two are enough', () => {
    expect(botframework.open(good, premises)).toMatchObject({ name: 'botframework', delivery: 'pushed' });
  });

  test.each([
    ['BOTFRAMEWORK_APP_ID', ''],
    ['BOTFRAMEWORK_APP_ID', 'not an id'],
    ['BOTFRAMEWORK_APP_PASSWORD', ''],
    ['BOTFRAMEWORK_TENANT_ID', 'my tenant'],
    ['BOTFRAMEWORK_OPENID_METADATA', 'http://login.example/keys'],
    ['BOTFRAMEWORK_LOGIN_ROOT', 'login.microsoftonline.com'],
  ])('%s cannot be «%s»', (name, value) => {
    expect(() => botframework.open({ ...good, [name]: value }, premises)).toThrow(
      expect.objectContaining({ code: 'wrongEnvironment', message: expect.stringContaining(name) }),
    );
  });
});
