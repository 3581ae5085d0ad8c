import { afterAll, describe, expect, test } from '@jest/globals';
import { telegram } from '../../adapters/telegram/index.ts';
import type { Call, Happening, PushedReceived } from '../../src/channel/port.ts';
import { silent } from '../../src/kernel/log.ts';
import { channelContract } from '../contracts/channel.ts';
import { badRequest, openBotApi, Refusal, tooMany } from '../standins/bot-api.ts';
import {
  blocked,
  pressed,
  recorded,
  secret,
  unblocked,
  unread,
  updated,
  written,
} from './telegram.recorded.ts';
import { freshToken, logged, now, openAt } from './telegram-support.ts';
import { say } from '../support/say.ts';

const api = await openBotApi();
afterAll(() => api.close());

const bot = api.bot(freshToken());
const sara = bot.member();
sara.start();
bot.queue.clear();
const channel = openAt(api.root, bot, { secret, publicUrl: 'http://127.0.0.1:9' });

const no = (refusal: Refusal) => () => bot.fail({ kind: 'refusal', refusal });
channelContract(channel, recorded, {
  address: sara.address,
  arrived: () => sara.texts,
  failures: [
    { name: 'too many', arrange: no(tooMany(7)), fault: 'throttled', again: 7000 },
    {
      name: 'a member who blocked the bot',
      arrange: no(new Refusal(403, 'Forbidden: bot was blocked by the user')),
      fault: 'blocked',
    },
    {
      name: 'an account that is gone',
      arrange: no(new Refusal(403, 'Forbidden: user is deactivated')),
      fault: 'blocked',
    },
    { name: 'a chat that is not known', arrange: no(badRequest('chat not found')), fault: 'blocked' },
    {
      name: 'a message that Telegram does not take',
      arrange: no(badRequest('message is too long')),
      fault: 'rejected',
    },
    { name: 'a wrong token', arrange: no(new Refusal(401, 'Unauthorized')), fault: 'notAllowed' },
    { name: 'a bot that is gone', arrange: no(new Refusal(404, 'Not Found')), fault: 'notAllowed' },
    {
      name: 'a restart of the Bot API',
      arrange: no(new Refusal(500, 'Internal Server Error: restart')),
      fault: 'providerError',
    },
    {
      name: 'a Bot API that is not reached by its own gateway',
      arrange: no(new Refusal(502, 'Bad Gateway')),
      fault: 'providerError',
    },
    {
      name: 'a gateway that waited in vain',
      arrange: no(new Refusal(504, 'Gateway Timeout')),
      fault: 'unknownOutcome',
    },
    {
      name: 'a message that was sent and deleted',
      arrange: no(
        new Refusal(500, "Internal Server Error: sent message was immediately deleted and can't be returned"),
      ),
      fault: 'unknownOutcome',
    },
    {
      name: 'the page of a proxy, with 502',
      arrange: () => bot.fail({ kind: 'page', code: 502, sent: true }),
      fault: 'unknownOutcome',
    },
    {
      name: 'the page of a proxy, with 403',
      arrange: () => bot.fail({ kind: 'page', code: 403 }),
      fault: 'providerError',
    },
    {
      name: 'a file that a proxy finds too large',
      arrange: () => bot.fail({ kind: 'page', code: 413 }),
      fault: 'fileRefused',
    },
    {
      name: 'a page instead of an answer',
      arrange: () => bot.fail({ kind: 'page', code: 200 }),
      fault: 'unknownOutcome',
    },
    {
      name: 'no answer in time',
      arrange: () => bot.fail({ kind: 'hang', sent: true }),
      fault: 'unknownOutcome',
    },
    {
      name: 'a connection that breaks',
      arrange: () => bot.fail({ kind: 'reset', sent: true }),
      fault: 'unknownOutcome',
    },
  ],
  logged,
  secrets: [bot.token, bot.token.split(':')[1]!, secret],
});

const happenings = async (call: Call): Promise<readonly Happening[]> => {
  const received: PushedReceived = await channel.receive(call);
  return received.kind === 'happenings' ? received.happenings : [];
};

describe('what Telegram tells', () => {
  test('a message has its chat as its address, and its own time', async () => {
    const call = written({ message_id: 977, text: 'نعم' });
    expect(await happenings(call)).toEqual([
      {
        kind: 'message',
        address: '5211840093',
        profile: 'سارة العتيبي',
        at: 1_763_546_400_000,
        message: { external: '5211840093:977', content: { kind: 'text', text: 'نعم' } },
      },
    ]);
  });

  test('a press can be acknowledged, and comes now, for Telegram names no time', async () => {
    const [one] = await happenings(pressed({ id: '22383', data: 't|q3|agree' }));
    expect(one).toMatchObject({
      address: '5211840093',
      at: now(),
      receipt: '22383',
      message: { external: 'cb:22383' },
    });
  });

  test('a caption stands before its file and has a name of its own', async () => {
    const document = { file_id: 'BQ', file_unique_id: 'A' };
    const two = await happenings(written({ message_id: 978, document, caption: 'هذا' }));
    expect(two.map((one) => one.kind === 'message' && one.message.external)).toEqual([
      '5211840093:978:caption',
      '5211840093:978',
    ]);
  });

  test('each edit of a message is one message', async () => {
    const edit = (edit_date: number) => {
      const chat = { id: 5, type: 'private' };
      return updated({
        update_id: 1,
        edited_message: { message_id: 3, chat, date: 1, edit_date, text: 'x' },
      });
    };
    const names = await Promise.all([edit(10), edit(20), edit(20)].map(happenings));
    expect(names.flat().map((one) => one.kind === 'message' && one.message.external)).toEqual([
      'edit:5:3:10',
      'edit:5:3:20',
      'edit:5:3:20',
    ]);
  });

  test('no language is taken from the phone', async () => {
    const [one] = await happenings(
      written({ text: 'hi' }, { id: 5211840093, is_bot: false, language_code: 'en' }),
    );
    expect(one?.kind === 'message' && 'lang' in one.message).toBe(false);
  });

  test('that the member blocks the bot, and lets it in again', async () => {
    expect(await happenings(blocked)).toEqual([
      { kind: 'blocked', address: '5211840093', at: 1_763_546_400_000 },
    ]);
    expect(await happenings(unblocked)).toMatchObject([{ kind: 'unblocked' }]);
  });

  test('what cannot be read is in the log, by its kind alone', async () => {
    for (const call of [...unread.map((one) => one.call), written({ text: { toString: 'x' } })]) {
      const before = logged().length;
      await channel.receive(call);
      expect(logged().slice(before)).toEqual([
        expect.stringMatching(
          /could not be read \{"kind":"(?:words|message|my_chat_member|callback_query)"\}$/u,
        ),
      ]);
    }
  });

  test('the own contact without a number proves nothing', async () => {
    for (const phone_number of ['', '+'])
      expect(await happenings(written({ contact: { phone_number, user_id: 5211840093 } }))).toMatchObject([
        { message: { content: { kind: 'unsupported', what: 'contact' } } },
      ]);
  });

  test('a press without an id is not acknowledged, and known again by its update', async () => {
    const press = { from: { id: 5, is_bot: false }, data: 't|q3|agree' };
    const [one] = await happenings(updated({ update_id: 77, callback_query: press }));
    expect(one).toMatchObject({ address: '5', message: { external: 'update:77' } });
    expect(one).not.toHaveProperty('receipt');
  });

  test('without a secret every call is forged, even one that shows none', async () => {
    const polled = openAt(api.root, bot);
    for (const { call } of [...recorded.genuine, ...recorded.forged])
      expect(await polled.receive(call)).toMatchObject({ kind: 'refused', reason: 'forged' });
  });

  test('it polls where no secret is set, and only there', () => {
    expect('listen' in openAt(api.root, bot)).toBe(true);
    expect('listen' in channel).toBe(false);
  });
});

describe('settings of Telegram', () => {
  const open = (settings: Record<string, string>) => () =>
    telegram.open(settings, {
      association: 'mord',
      log: silent,
      now,
      publicUrl: undefined,
      dataDir: '/',
      say,
    });

  test('what could never be right is said at once, and never repeated', () => {
    const wrong = open({
      TELEGRAM_BOT_TOKEN: 'canary token',
      TELEGRAM_WEBHOOK_SECRET: 'canary secret!',
      TELEGRAM_API_ROOT: 'canary',
    });
    expect(wrong).toThrow(/TELEGRAM_BOT_TOKEN[\s\S]*TELEGRAM_WEBHOOK_SECRET[\s\S]*TELEGRAM_API_ROOT/);
    expect(wrong).not.toThrow(/canary/);
  });

  test('the token alone is enough', () => {
    expect(open({ TELEGRAM_BOT_TOKEN: freshToken() })().name).toBe('telegram');
    expect(telegram.settings.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'TELEGRAM_BOT_TOKEN',
    ]);
  });
});
