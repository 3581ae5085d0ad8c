import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { publicOnly } from '../../adapters/botframework/files.ts';
import { isPublic, mayKnowToken } from '../../adapters/botframework/proof/hosts.ts';
import { openConnector } from '../standins/connector.ts';
import { openAt, type Opened } from './botframework-support.ts';

const azure = await openConnector();
const bot = azure.bot('5f3b7c1e-1f0a-4a53-9f0e-0c2d7d1c9a10');

/** Somebody else's server on this machine: sends on to wherever its path says, and notes who comes with which token. */
const visits: (string | undefined)[] = [];
const elsewhere = createServer((request, response) => {
  visits.push(request.headers.authorization);
  const location = decodeURIComponent((request.url ?? '/').slice(1));
  response.writeHead(location === '' ? 200 : 302, location === '' ? {} : { location });
  response.end('mine');
});
await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
const stranger = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
const sentOnTo = (place: string): string => `${stranger}${encodeURIComponent(place)}`;
afterAll(async () => {
  elsewhere.close();
  await azure.close();
});

let opened: Opened;
beforeEach(() => {
  opened = openAt(azure, bot);
  visits.length = 0;
  azure.calls.length = 0;
});
const fetched = async (url: string, rest: { token?: boolean; local?: boolean } = {}) =>
  opened.channel.fetch?.({ ref: JSON.stringify({ url, token: false, local: true, ...rest }), name: 'a.pdf' });
const gone = { ok: false, why: 'gone' };
const later = { ok: false, why: 'later' };
const pdf = Buffer.from('%PDF-1.7');

describe('a file that a member sent', () => {
  test('is fetched from where it lies, without the token', async () => {
    expect(await fetched(azure.keep(pdf, true))).toMatchObject({ ok: true, bytes: pdf });
    expect(await fetched(stranger)).toMatchObject({ ok: true });
    expect(azure.count('token')).toBe(0);
    expect(visits).toEqual([undefined]);
  });

  test('that is handed out to the bot alone is fetched with the token, a new one where it was taken back', async () => {
    const url = azure.keep(pdf, false);
    expect(await fetched(url)).toEqual(gone);
    expect(await fetched(url, { token: true })).toMatchObject({ ok: true, bytes: pdf });
    azure.revoke();
    expect(await fetched(url, { token: true })).toMatchObject({ ok: true, bytes: pdf });
    expect(azure.count('token')).toBe(2);
  });

  test('of up to 10 MB is taken, whole', async () => {
    const most = Buffer.alloc(10 * 1024 * 1024, 7);
    const whole = await fetched(azure.keep(most, true));
    // Buffers of this size are too much for Jest's own comparison.
    expect(whole?.ok === true && most.equals(whole.bytes)).toBe(true);
    const more = await fetched(azure.keep(Buffer.concat([most, pdf]), true));
    expect(more).toEqual({ ok: false, why: 'tooLarge' });
  });

  test.each([
    [404, gone],
    [403, gone],
    [410, gone],
    [429, later],
    [500, later],
    [503, later],
  ])('may answer %i', async (status, answer) => {
    azure.fail('file', { kind: 'answer', status });
    expect(await fetched(azure.keep(pdf, true))).toEqual(answer);
  });

  test('comes later where the line breaks, the name is not known, or no token can be had', async () => {
    azure.fail('file', { kind: 'reset' });
    expect(await fetched(azure.keep(pdf, true))).toEqual(later);
    expect(await fetched('https://nowhere.invalid/a.pdf')).toEqual(later);
    azure.fail('token', { kind: 'reset' });
    expect(await fetched(azure.keep(pdf, false), { token: true })).toEqual(later);
  });

  test('may be sent on three times, and never with the token', async () => {
    const url = azure.keep(pdf, true);
    expect(await fetched(sentOnTo(sentOnTo(sentOnTo(url))), { token: true })).toMatchObject({
      ok: true,
      bytes: pdf,
    });
    expect(visits.map((token) => token !== undefined)).toEqual([true, false, false]);
    expect(await fetched(sentOnTo(sentOnTo(sentOnTo(sentOnTo(url)))))).toEqual(gone);
    expect(await fetched(sentOnTo('http://'))).toEqual(gone);
  });
});

describe('an address that leads into a network of our own', () => {
  test.each([
    'http://127.0.0.1:5432/',
    'http://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://10.0.0.7/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:10.0.0.7]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::a00:7]/',
    'http://files.example/a.pdf',
    'https://user:password@files.example/a.pdf',
    'ftp://files.example/a.pdf',
    'file:///etc/passwd',
    'javascript:1',
    'a.pdf',
  ])('is not called: %s', async (url) => {
    expect(await fetched(url, { local: false })).toEqual(gone);
  });

  test.each([true, false])('is not reached by a name for it either (all: %s)', async (all) => {
    const found = await new Promise((resolve) =>
      publicOnly('localhost', { all }, (error, address) => resolve(error?.name ?? address)),
    );
    expect(found).toBe('NotPublic');
  });

  test('is not called by a redirect either', async () => {
    for (const place of ['https://10.0.0.7/', 'file:///etc/passwd', 'https://169.254.169.254/'])
      expect(await fetched(sentOnTo(place))).toEqual(gone);
  });

  test('and what we did not write ourselves is no address', async () => {
    for (const ref of ['', '{}', 'https://files.example/', '[]'])
      expect(await opened.channel.fetch?.({ ref, name: 'a' })).toEqual(gone);
  });

  test.each(['8.8.8.8', '172.15.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (ip) => {
      expect(isPublic(ip)).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '172.31.255.255',
    '100.64.0.1',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'ff02::1',
    '2002:a00:7::',
    '2001:db8::1',
    'x',
  ])('%s is not', (ip) => {
    expect(isPublic(ip)).toBe(false);
  });
});

describe('the token of the bot', () => {
  const service = new URL('https://smba.trafficmanager.net/emea');
  test.each([
    ['https://smba.trafficmanager.net/emea/v3/attachments/1/views/original', true],
    ['https://webchat.botframework.com/attachments/a', true],
    ['https://emea-api.asm.skype.com/v1/objects/1', true],
    ['https://mine.trafficmanager.net/a', false],
    ['https://mine.blob.core.windows.net/a', false],
    ['https://association-my.sharepoint.com/a', false],
    ['https://evilbotframework.com/a', false],
    ['https://botframework.com.evil.example/a', false],
    ['http://webchat.botframework.com/a', false],
    ['https://smba.trafficmanager.net:8443/a', true],
  ])('may be shown to %s: %s', (url, may) => {
    expect(mayKnowToken(new URL(url), service)).toBe(may);
  });
});
