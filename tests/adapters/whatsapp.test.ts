import { afterAll, describe, expect, test } from '@jest/globals';
import { variableOf } from '../../adapters/whatsapp-cloud/templates.ts';
import { noticeKinds } from '../../src/channel/notice.ts';
import { whatsappCloud } from '../../adapters/whatsapp-cloud/index.ts';
import { silent } from '../../src/kernel/log.ts';
import { channelContract } from '../contracts/channel.ts';
import {
  GraphRefusal,
  openGraphApi,
  pairTooFast,
  tooFast,
  tooLate,
  undeliverable,
  wrongToken,
} from '../standins/graph-api.ts';
import { absent } from './whatsapp.absent.ts';
import { identity, recorded } from './whatsapp.recorded.ts';
import { logged, openAt, url } from './whatsapp-support.ts';
import { say } from '../support/say.ts';

const api = await openGraphApi();
afterAll(() => api.close());

const number = api.number(identity);
number.callbacks = { application: 'https://elsewhere.example/', phone_number: url };
const sara = number.member({ phone: '966512345678' });
sara.text('١');
/** The settings of all templates, each with this name. */
const templates = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(noticeKinds.map((kind) => [variableOf(kind), name]));
const channel = openAt(api, number, { settings: templates('silah') });

const no = (code: number | string, more: ConstructorParameters<typeof GraphRefusal>[2] = {}) =>
  refuses(new GraphRefusal(code, 'to 966512345678 by EAAG', more));
const refuses = (refusal: GraphRefusal) => () => number.fail({ kind: 'refusal', refusal });
const calls = { ...recorded, genuine: [...recorded.genuine, ...absent] };
channelContract(channel, calls, {
  address: sara.person.phone,
  arrived: () => sara.texts,
  failures: [
    { name: 'too many to one member', arrange: refuses(pairTooFast()), fault: 'throttled', again: 6000 },
    { name: 'too many', arrange: refuses(tooFast()), fault: 'throttled', again: 1000 },
    {
      name: 'too many, with a time',
      arrange: no(4, { status: 429, retryAfter: 90 }),
      fault: 'throttled',
      again: 90_000,
    },
    { name: 'too many that look like spam', arrange: no(131048), fault: 'throttled', again: 60_000 },
    { name: 'too many for the account', arrange: no(80007), fault: 'throttled', again: 1000 },
    { name: 'too many registrations', arrange: no(133016), fault: 'throttled', again: 1000 },
    {
      name: 'an unknown code with 429',
      arrange: no(999_999, { status: 429 }),
      fault: 'throttled',
      again: 1000,
    },
    {
      name: 'the page of a proxy, with 429',
      arrange: () => number.fail({ kind: 'page', code: 429, retryAfter: 7 }),
      fault: 'throttled',
      again: 7000,
    },
    {
      name: 'a member who cannot be reached, by a code that is a text',
      arrange: no('131026'),
      fault: 'blocked',
    },
    { name: 'more than 24 hours', arrange: refuses(tooLate()), fault: 'windowClosed' },
    { name: 'a member who had too much of all businesses today', arrange: no(131049), fault: 'windowClosed' },
    { name: 'a member who cannot be reached', arrange: refuses(undeliverable()), fault: 'blocked' },
    { name: 'a message that Meta does not take', arrange: no(131009), fault: 'rejected' },
    { name: 'a message without what it needs', arrange: no(131008), fault: 'rejected' },
    { name: 'a wrong parameter', arrange: no(100), fault: 'rejected' },
    { name: 'a number that Meta does not know', arrange: no(100, { subcode: 33 }), fault: 'notAllowed' },
    { name: 'a wrong token', arrange: refuses(wrongToken()), fault: 'notAllowed' },
    { name: 'a token without the permission', arrange: no(10, { status: 403 }), fault: 'notAllowed' },
    { name: 'a token without another permission', arrange: no(200, { status: 403 }), fault: 'notAllowed' },
    { name: 'an account that broke the policy', arrange: no(368), fault: 'notAllowed' },
    { name: 'a locked account', arrange: no(131031), fault: 'notAllowed' },
    { name: 'an unknown code with 401', arrange: no(999_998, { status: 401 }), fault: 'notAllowed' },
    { name: 'something wrong at Meta', arrange: no(131000, { status: 500 }), fault: 'providerError' },
    { name: 'Meta overloaded', arrange: no(131016), fault: 'providerError' },
    {
      name: 'a service that is down',
      arrange: no(2, { status: 503, transient: true }),
      fault: 'providerError',
    },
    { name: 'a file that was not taken', arrange: no(131053), fault: 'fileRefused' },
    {
      name: 'a file that could not be taken now',
      arrange: no(131053, { transient: true }),
      fault: 'providerError',
    },
    {
      name: 'an unknown code that passes',
      arrange: no(999_997, { transient: true }),
      fault: 'providerError',
    },
    { name: 'an unknown code with 500', arrange: no(999_996, { status: 500 }), fault: 'providerError' },
    { name: 'an unknown code', arrange: no(999_995), fault: 'rejected' },
    {
      name: 'the page of a proxy, with 502',
      arrange: () => number.fail({ kind: 'page', code: 502, sent: true }),
      fault: 'unknownOutcome',
    },
    {
      name: 'the page of a proxy, with 403',
      arrange: () => number.fail({ kind: 'page', code: 403 }),
      fault: 'providerError',
    },
    {
      name: 'what a proxy finds too large',
      arrange: () => number.fail({ kind: 'page', code: 413 }),
      fault: 'fileRefused',
    },
    {
      name: 'a page instead of an answer',
      arrange: () => number.fail({ kind: 'page', code: 200 }),
      fault: 'unknownOutcome',
    },
    {
      name: 'no answer in time',
      arrange: () => number.fail({ kind: 'hang', sent: true }),
      fault: 'unknownOutcome',
    },
    {
      name: 'a connection that breaks',
      arrange: () => number.fail({ kind: 'reset', sent: true }),
      fault: 'unknownOutcome',
    },
  ],
  logged,
  secrets: [identity.token, identity.appSecret, identity.verifyToken],
});

describe('settings of WhatsApp', () => {
  const context = {
    association: 'mord',
    log: silent,
    now: () => 0,
    publicUrl: undefined,
    dataDir: '/',
    say,
  };
  const right = {
    WHATSAPP_ACCESS_TOKEN: 'EAAG',
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_APP_SECRET: 'x',
    WHATSAPP_VERIFY_TOKEN: 'y',
  };

  test('what could never be right is said at once, and never repeated', () => {
    const wrong = (): unknown =>
      whatsappCloud.open(
        {
          WHATSAPP_ACCESS_TOKEN: 'canary token',
          WHATSAPP_PHONE_NUMBER_ID: '+966 canary',
          ...templates('Canary!'),
          WHATSAPP_TEMPLATE: 'Canary!',
          WHATSAPP_TEMPLATE_LANGUAGE: 'canary',
          WHATSAPP_API_ROOT: 'canary',
        },
        context,
      );
    for (const name of whatsappCloud.settings.map((setting) => setting.name)) expect(wrong).toThrow(name);
    expect(wrong).not.toThrow(/canary/i);
  });

  test('four are needed, three of them secret', () => {
    expect(whatsappCloud.open(right, context).name).toBe('whatsapp');
    const needed = whatsappCloud.settings.filter(({ required }) => required);
    expect(needed.map(({ name }) => name)).toEqual(Object.keys(right));
    expect(whatsappCloud.settings.filter(({ secret }) => secret)).toHaveLength(3);
  });

  test('the version of the Graph API is added where the root names none', async () => {
    for (const root of [api.root, `${api.root}/`, `${api.root}/v23.0`, `${api.root}/v21.0/`]) {
      const sent = await openAt(api, number, { root }).send(
        { text: 'أهلًا', lang: 'ar' },
        { address: sara.person.phone, id: '1', heardAt: api.now() },
      );
      expect(sent.ok).toBe(true);
    }
  });
});
