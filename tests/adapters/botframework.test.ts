import { afterAll, describe, expect, test } from '@jest/globals';
import { addressOf } from '../../adapters/botframework/address.ts';
import { botframework } from '../../adapters/botframework/index.ts';
import { silent } from '../../src/kernel/log.ts';
import { channelContract } from '../contracts/channel.ts';
import { openConnector, type Failure } from '../standins/connector.ts';
import { inMessenger, inTeams, recordedAt } from './botframework.recorded.ts';
import { unreadAt } from './botframework.unread.ts';
import { aMorning, caller, happeningsOf, logged, openAt } from './botframework-support.ts';
import { say } from '../support/say.ts';

const [azure, plainly] = [await openConnector(), await openConnector()];
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
const { channel } = openAt(azure, bot);
const sara = azure.member(bot);
const home = { serviceUrl: azure.serviceUrl, bot: `28:${bot.appId}` };
const call = await caller(azure, bot);
afterAll(() => Promise.all([azure.close(), plainly.close()]));

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
      profile: 'Sara O',
      at: Date.parse('2025-11-19T10:01:07.765Z'),
      message: { external: 'm_7', content: { kind: 'text', text: 'نعم' } },
    });
  });

  test('a message that is answered or forwarded beside a text says nothing more', async () => {
    const attachments = [{ contentType: 'messageReference' }, { contentType: 'forwardedMessageReference' }];
    expect(await happeningsOf(channel, call(inTeams(home, { text: 'نعم', attachments })))).toHaveLength(1);
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

  test('each edit of a message is one message', async () => {
    const edit = (timestamp: string): object =>
      inTeams(home, { id: '7', type: 'messageUpdate', timestamp, channelData: null });
    const names: unknown[] = [];
    for (const timestamp of ['2025-11-19T10:00:01Z', '2025-11-19T10:00:02Z', '2025-11-19T10:00:02Z'])
      for (const one of await happeningsOf(channel, call(edit(timestamp))))
        names.push(one.kind === 'message' && one.message.external);
    expect(names).toEqual([
      'edit:7:2025-11-19T10:00:01Z',
      'edit:7:2025-11-19T10:00:02Z',
      'edit:7:2025-11-19T10:00:02Z',
    ]);
  });

  test.each(unreadAt(home, call))('$name is passed over and in the log', async ({ call: one }) => {
    const before = logged().length;
    expect(await channel.receive(one)).toEqual({ kind: 'ignored' });
    expect(logged().slice(before).join()).toMatch(/could not be read \{"kind":"\w+"\}/u);
  });

  test('a member removes the app from Teams, and lets it in again', async () => {
    const happeningsAfter = async (action: string) =>
      happeningsOf(channel, call(inTeams(home, { type: 'installationUpdate', action })));
    const [removed] = await happeningsAfter('remove');
    expect(removed).toMatchObject({ kind: 'blocked', address: expect.stringMatching(/^msteams\|a:17I0/) });
    expect(await happeningsAfter('add')).toMatchObject([{ kind: 'unblocked' }]);
    expect(await happeningsAfter('dance')).toEqual([]);
  });

  test.each([null, undefined, { id: '' }])('a newcomer is greeted where from is %j', async (from) => {
    const membersAdded = [null, { id: home.bot }, { id: '29:1' }];
    const update = { type: 'conversationUpdate', from, membersAdded };
    expect(await happeningsOf(channel, call(inTeams(home, update)))).toMatchObject([
      { kind: 'message', message: { content: { kind: 'start' } } },
    ]);
  });

  test('several files of one message were sent together, and its words stand beside them', async () => {
    const attachment = { contentType: 'application/pdf', contentUrl: 'https://files.example/a.pdf' };
    const all = await happeningsOf(
      channel,
      call(inTeams(home, { id: '7', text: 'الوجهان', attachments: [attachment, attachment] })),
    );
    const album = { id: '7' };
    expect(all.map((one) => one.kind === 'message' && one.message)).toMatchObject([
      { beside: true, album, content: { text: 'الوجهان' } },
      { album },
      { album },
    ]);
  });

  test('of many attachments ten are taken, and the member is told of the others', async () => {
    const attachment = { contentType: 'application/pdf', contentUrl: 'https://files.example/a.pdf' };
    const attachments = Array.from({ length: 40 }, () => attachment);
    const all = await happeningsOf(channel, call(inTeams(home, { text: '', attachments })));
    expect(all).toHaveLength(11);
    const contents = all.map((one) => one.kind === 'message' && one.message.content);
    for (const content of contents.slice(0, 10)) expect(content).toMatchObject({ kind: 'media' });
    expect(contents.at(10)).toMatchObject({ kind: 'unsupported' });
    expect(new Set(all.map((one) => one.kind === 'message' && one.message.external)).size).toBe(11);
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
  const context = {
    association: 'mord',
    log: silent,
    now: () => aMorning,
    publicUrl: undefined,
    dataDir: '/nowhere',
    say,
  };
  const good = { BOTFRAMEWORK_APP_ID: bot.appId, BOTFRAMEWORK_APP_PASSWORD: 'a~b' };

  test('two are enough', () => {
    expect(botframework.open(good, context)).toMatchObject({ name: 'botframework', delivery: 'pushed' });
  });

  test.each([
    ['BOTFRAMEWORK_APP_ID', ''],
    ['BOTFRAMEWORK_APP_ID', 'not an id'],
    ['BOTFRAMEWORK_APP_PASSWORD', ''],
    ['BOTFRAMEWORK_TENANT_ID', 'my tenant'],
    ['BOTFRAMEWORK_OPENID_METADATA', 'http://login.example/keys'],
    ['BOTFRAMEWORK_LOGIN_ROOT', 'login.microsoftonline.com'],
  ])('%s cannot be «%s»', (name, value) => {
    expect(() => botframework.open({ ...good, [name]: value }, context)).toThrow(
      expect.objectContaining({ code: 'wrongEnvironment', message: expect.stringContaining(name) }),
    );
  });
});

describe('parts of an activity that are not as usual', () => {
  const says = async (fields: object): Promise<readonly unknown[]> =>
    (await happeningsOf(channel, call(inTeams(home, fields)))).flatMap((one) =>
      one.kind === 'message' ? [one.message.content] : [],
    );
  const url = `${home.serviceUrl}/v3/attachments/1/views/original`;

  test('a file of a kind that the channel does not tell is a file, beside words too', async () => {
    for (const contentType of [null, undefined])
      expect(
        await says({ text: 'هذا السجل', attachments: [{ contentType, contentUrl: url }] }),
      ).toMatchObject([{ kind: 'text', text: 'هذا السجل' }, { kind: 'media' }]);
  });

  test('a file that stands in the activity is read whatever stands before its bytes', async () => {
    const contentUrl = 'data:image/png;name=a.png;base64,AAAA';
    expect(await says({ text: null, attachments: [{ contentType: 'image/png', contentUrl }] })).toMatchObject(
      [{ kind: 'file', name: 'photo.png' }],
    );
  });

  test('what is more than is read at once is told', async () => {
    const attachments = Array.from({ length: 11 }, () => ({ contentType: 'image/png', contentUrl: url }));
    const all = await says({ text: null, attachments });
    expect(all).toHaveLength(11);
    expect(all.at(-1)).toEqual({ kind: 'unsupported', what: 'attachment' });
  });

  test('marks of a text in XML are not the words of the member', async () => {
    const text = '<b>القائمة</b> <ss type="smile">:)</ss> 3 &lt; 5';
    expect(await says({ text, textFormat: 'xml' })).toEqual([{ kind: 'text', text: 'القائمة :) 3 < 5' }]);
  });

  test.each([
    ['text', { text: { html: 'x' }, attachments: null }],
    ['attachment', { text: null, attachments: 'x' }],
  ])('a message whose %s is of another form is told, and in the log', async (what, fields) => {
    const before = logged().length;
    expect(await says(fields)).toEqual([{ kind: 'unsupported', what }]);
    expect(logged().slice(before).join()).toContain('could not be read {"kind":"message"}');
  });

  test('a button of ours without its words is a tap', async () => {
    const value = { silah: { prompt: 'p', choice: 'yes', text: null } };
    expect(await says({ text: null, attachments: null, value })).toEqual([
      { kind: 'tap', prompt: 'p', choice: 'yes', text: 'yes' },
    ]);
  });
});
