import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PushedReceived } from '../../src/channel/port.ts';
import { day, hour, minute, second } from '../../src/kernel/clock.ts';
import { makeKey, openConnector, sign, type Claims } from '../standins/connector.ts';
import { until } from '../support/wait.ts';
import { inMessenger, inTeams } from './botframework.recorded.ts';
import { aMorning, callWith, openAt, type Opened } from './botframework-support.ts';
import { anyText } from '../support/any-text.ts';

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

const shown = async (token: string): Promise<PushedReceived> =>
  opened.channel.receive(callWith(`Bearer ${token}`, inTeams(home, {})));
const good = (change: Claims = {}): Claims => ({ ...azure.claims(bot, aMorning), ...change });
const signed = (change: Claims = {}, by = key): Promise<string> => sign(good(change), by);
const makeUp = async (kid: string): Promise<string> => sign(good(), { ...key, kid });
const forged = { kind: 'refused', reason: 'forged' };

describe('the keys of the OpenID document', () => {
  test('are asked for once, however many call at the same time, and again after a day', async () => {
    const token = await signed({ exp: seconds(aMorning + 3 * day) });
    await Promise.all(Array.from({ length: 20 }, () => shown(token)));
    opened.clock.advance(day - minute);
    await shown(token);
    expect(azure.count('keys')).toBe(1);
    opened.clock.advance(2 * minute);
    expect(await shown(token)).toMatchObject({ kind: 'happenings' });
    expect(azure.count('keys')).toBe(2);
  });

  test('are asked for again when one is not known, at most once in five minutes', async () => {
    await shown(await signed());
    const fresh = await makeKey('fresh');
    azure.keys.push(fresh);
    const token = await signed({}, fresh);
    expect(await shown(token)).toMatchObject(forged);
    expect(azure.count('keys')).toBe(1);
    opened.clock.advance(5 * minute);
    expect(await shown(token)).toMatchObject({ kind: 'happenings' });
    const made = await Promise.all(Array.from({ length: 50 }, (_, i) => makeUp(`made-up-${i}`)));
    for (const one of made) expect(await shown(one)).toMatchObject(forged);
    expect(azure.count('keys')).toBe(2);
    opened.clock.advance(5 * minute);
    await Promise.all(made.map((one) => shown(one)));
    expect(azure.count('keys')).toBe(3);
  });

  test('are not asked for because of a token for somebody else', async () => {
    await shown(await signed({ aud: 'another bot' }));
    await shown(await signed({ iss: 'https://evil.example' }));
    await shown('a.b.c');
    expect(azure.calls).toEqual([]);
  });

  test.each(['metadata', 'keys'] as const)(
    'where the %s cannot be had, the call must come again',
    async (part) => {
      const token = await signed({ exp: seconds(aMorning + day) });
      azure.down.add(part);
      expect(await shown(token)).toEqual({ kind: 'unavailable' });
      const tried = azure.count('metadata');
      expect(await shown(token)).toEqual({ kind: 'unavailable' });
      expect(azure.count('metadata')).toBe(tried);
      azure.down.clear();
      opened.clock.advance(second);
      expect(await shown(token)).toMatchObject({ kind: 'happenings' });
    },
  );

  test('hold on for five days while nobody answers, and no longer', async () => {
    const token = await signed({ exp: seconds(aMorning + 9 * day) });
    await shown(token);
    azure.down.add('metadata');
    opened.clock.advance(4 * day);
    expect(await shown(token)).toMatchObject({ kind: 'happenings' });
    expect(await shown(await makeUp('made-up'))).toEqual({ kind: 'unavailable' });
    opened.clock.advance(day + hour);
    expect(await shown(token)).toEqual({ kind: 'unavailable' });
  });

  test.each([
    ['a page', { kind: 'page', status: 200 }],
    ['an error', { kind: 'answer', status: 500 }],
    ['silence', { kind: 'hang' }],
    ['an empty answer', { kind: 'answer', status: 200 }],
  ] as const)('%s in their place is no key', async (_, failure) => {
    azure.fail('keys', failure);
    expect(await shown(await signed())).toEqual({ kind: 'unavailable' });
  });

  test('are fetched from no other host than the document itself', async () => {
    for (const place of [
      `${azure.root.replace('127.0.0.1', 'localhost')}/v1/.well-known/keys`,
      'file:///etc/passwd',
      '',
    ]) {
      azure.keysAt = place;
      expect(await shown(await signed())).toEqual({ kind: 'unavailable' });
      opened.clock.advance(second);
    }
    azure.keysAt = undefined;
    expect(azure.count('metadata')).toBe(3);
    expect(azure.count('keys')).toBe(0);
    expect(await shown(await signed())).toMatchObject({ kind: 'happenings' });
  });
});

describe('ten thousand broken calls', () => {
  const kinds: ReadonlySet<string> = new Set(['happenings', 'ignored', 'refused']);

  test('throw nothing, and those without a token open nothing', async () => {
    const token = `Bearer ${await signed()}`;
    const around = [inTeams(home, {}), inMessenger(home, {})];
    const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), anyText(), fc.constant(home.bot));
    const names = [
      'type',
      'id',
      'text',
      'value',
      'attachments',
      'entities',
      'from',
      'conversation',
      'recipient',
      'timestamp',
    ];
    const changed = fc
      .record({
        base: fc.constantFrom(...around),
        fields: fc.dictionary(fc.constantFrom(...names, 'membersAdded', 'action'), odd),
      })
      .map(({ base, fields }) => JSON.stringify({ ...base, ...fields }));
    const types = fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'invoke');
    const typed = fc
      .record({ type: types, base: fc.constantFrom(...around), attachment: odd, silah: odd })
      .map(({ type, base, attachment, silah }) =>
        JSON.stringify({ ...base, type, attachments: [attachment], value: { silah }, membersAdded: [silah] }),
      );
    const bodies = fc.oneof(changed, typed, fc.json(), anyText());
    const tokens = fc.oneof(
      { weight: 4, arbitrary: fc.constant(token) },
      fc.string().map((text) => `Bearer ${text}`),
      fc.base64String().map((text) => `Bearer ${token.slice(7, 80)}.${text}.${text}`),
    );
    await until('the keys are there', async () => {
      opened.clock.advance(second);
      return (await shown(token.slice('Bearer '.length))).kind === 'happenings';
    });
    await fc.assert(
      fc.asyncProperty(bodies, tokens, async (body, authorization) => {
        const received = await opened.channel.receive(callWith(authorization, body));
        expect([...kinds]).toContain(received.kind);
        if (authorization !== token) expect(received).toMatchObject(forged);
      }),
      { numRuns: 10_000 },
    );
  });
});
