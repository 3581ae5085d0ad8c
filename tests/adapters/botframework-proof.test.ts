import { createHmac } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import type { PushedReceived } from '../../src/channel/port.ts';
import { makeKey, openConnector, sign, type Claims } from '../standins/connector.ts';
import { inMessenger, inTeams } from './botframework.recorded.ts';
import { aMorning, callWith, openAt, type Opened } from './botframework-support.ts';

const azure = await openConnector();
afterAll(() => azure.close());
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');
const home = { serviceUrl: azure.serviceUrl, bot: `28:${bot.appId}` };
const [key] = azure.keys;
if (!key) throw new Error('there is no key');
const original = [...azure.keys];
const seconds = (time: number): number => Math.floor(time / 1000);

let opened: Opened;
beforeEach(() => {
  azure.keys.splice(0, azure.keys.length, ...original);
  azure.down.clear();
  azure.calls.length = 0;
  opened = openAt(azure, bot);
});

const shown = async (
  token: string,
  activity: unknown = inTeams(home, {}),
  scheme = 'Bearer',
): Promise<PushedReceived> => opened.channel.receive(callWith(`${scheme} ${token}`, activity));
const good = (change: Claims = {}): Claims => ({ ...azure.claims(bot, aMorning), ...change });
const signed = (change: Claims = {}, by = key): Promise<string> => sign(good(change), by);
const without = (name: keyof Claims): Claims =>
  Object.fromEntries(Object.entries(good()).filter(([claim]) => claim !== name));
const forged = { kind: 'refused', reason: 'forged' };

describe('a call of the connector', () => {
  test('with all seven in order is taken', async () => {
    expect(await shown(await signed())).toMatchObject({ kind: 'happenings' });
    expect(await shown(await signed(), inTeams(home, {}), 'bearer')).toMatchObject({ kind: 'happenings' });
  });

  test('1: the scheme is Bearer, and nothing else', async () => {
    const token = await signed();
    for (const authorization of [
      undefined,
      '',
      token,
      `Basic ${token}`,
      `Bearer  `,
      `Bearer ${token} ${token}`,
      `Bearer${token}`,
    ])
      expect(await opened.channel.receive(callWith(authorization, inTeams(home, {})))).toMatchObject(forged);
  });

  test('2: the token is a JWT', async () => {
    const [head, body, signature] = (await signed()).split('.');
    const list = Buffer.from('["RS256"]').toString('base64url');
    for (const token of [
      `${head}.${body}`,
      `${head}.${body}.`,
      `..`,
      `a.b.c`,
      `${list}.${body}.${signature}`,
      `${head}.${list}.${signature}`,
    ])
      expect(await shown(token)).toMatchObject(forged);
  });

  test.each([
    'https://api.botframework.us',
    'https://api.botframework.com/',
    'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
    'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
    '',
    undefined,
  ])('3: the issuer is the connector, not %s', async (iss) => {
    const claims = { ...without('iss'), ...(iss !== undefined && { iss }) };
    expect(await shown(await sign(claims, key))).toMatchObject(forged);
  });

  test.each([['another bot'], [''], [undefined], [[bot.appId, 'another bot']], [[bot.appId]]])(
    '4: the token is for this bot, not for %j',
    async (aud) => {
      const claims = { ...without('aud'), ...(aud !== undefined && { aud }) };
      expect(await shown(await sign(claims, key))).toMatchObject(forged);
    },
  );

  test('5: the token holds now, give or take five minutes', async () => {
    const now = seconds(aMorning);
    for (const change of [{ exp: now - 301 }, { exp: now - 86_400 }, { nbf: now + 301 }])
      expect(await shown(await signed(change))).toMatchObject(forged);
    expect(await shown(await sign(without('exp'), key))).toMatchObject(forged);
    for (const change of [{ exp: now - 295 }, { nbf: now + 295 }])
      expect(await shown(await signed(change))).toMatchObject({ kind: 'happenings' });
  });

  describe('6: the signature', () => {
    const header = { typ: 'JWT', kid: key.kid };
    const bits = (claims: Claims, head: object): string =>
      [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

    test('is by a key of the OpenID document', async () => {
      const own = await makeKey(key.kid);
      expect(await shown(await signed({}, own))).toMatchObject(forged);
      const [head, , signature] = (await signed()).split('.');
      const other = Buffer.from(JSON.stringify(good({ sub: 'me' }))).toString('base64url');
      expect(await shown(`${head}.${other}.${signature}`)).toMatchObject(forged);
    });

    test('is there', async () => {
      expect(await shown(new UnsecuredJWT(good()).encode())).toMatchObject(forged);
      expect(await shown(`${bits(good(), { ...header, alg: 'none' })}.AA`)).toMatchObject(forged);
    });

    test('is RS256 and no other, not even by the same key', async () => {
      const publicKey = (await importJWK(key.jwk, 'RS256', { extractable: true })) as CryptoKey;
      const input = bits(good(), { ...header, alg: 'HS256' });
      const mac = createHmac('sha256', await exportSPKI(publicKey))
        .update(input)
        .digest('base64url');
      expect(await shown(`${input}.${mac}`)).toMatchObject(forged);
      const other = await importJWK({ ...(await exportJWK(key.privateKey)), alg: 'PS256' }, 'PS256');
      expect(
        await shown(await new SignJWT(good()).setProtectedHeader({ ...header, alg: 'PS256' }).sign(other)),
      ).toMatchObject(forged);
    });

    test('names its key, and brings none along', async () => {
      const own = await makeKey('mine');
      const brought = (head: object) =>
        new SignJWT(good()).setProtectedHeader({ alg: 'RS256', ...head }).sign(own.privateKey);
      expect(await shown(await brought({}))).toMatchObject(forged);
      expect(await shown(await brought({ kid: key.kid, jwk: own.jwk }))).toMatchObject(forged);
      expect(await shown(await brought({ kid: 'mine', jku: `${azure.root}/mine` }))).toMatchObject(forged);
    });
  });

  test('7: the token speaks of the service that the activity names', async () => {
    for (const serviceurl of ['https://evil.example/', azure.serviceUrl.slice(0, -1), ''])
      expect(await shown(await signed({ serviceurl }))).toMatchObject(forged);
    const rest = without('serviceurl');
    expect(await shown(await sign(rest, key))).toMatchObject(forged);
    expect(
      await shown(await signed(), inTeams({ ...home, serviceUrl: 'https://evil.example/' }, {})),
    ).toMatchObject(forged);
    expect(await shown(await sign({ ...rest, serviceUrl: azure.serviceUrl }, key))).toMatchObject({
      kind: 'happenings',
    });
    expect(await shown(await signed({ serviceUrl: 'https://evil.example/' }))).toMatchObject(forged);
  });

  test('and its key may sign for the channel, where it says for which', async () => {
    const [narrow, silent, none] = [
      await makeKey('narrow', ['webchat']),
      await makeKey('silent'),
      await makeKey('none', []),
    ];
    azure.keys.push(narrow, silent, none);
    expect(await shown(await signed({}, narrow))).toMatchObject(forged);
    expect(
      await shown(await signed({}, narrow), inMessenger(home, { channelId: 'webchat', text: 'نعم' })),
    ).toMatchObject({
      kind: 'happenings',
    });
    expect(await shown(await signed({}, silent))).toMatchObject({ kind: 'happenings' });
    expect(await shown(await signed({}, none))).toMatchObject(forged);
  });

  test('has no way around: not the emulator’s channel, not its token, not from this machine', async () => {
    const emulator = inMessenger(home, {
      channelId: 'emulator',
      serviceUrl: 'http://localhost:51234',
      text: 'hi',
    });
    for (const token of [
      '',
      await signed(),
      await signed({ iss: 'https://sts.windows.net/x/', appid: bot.appId }),
    ])
      expect(await shown(token, emulator)).toMatchObject(forged);
  });
});
