import { afterAll, describe, expect, test } from '@jest/globals';
import type { PushedChannel } from '../../src/channel/port.ts';
import { GraphRefusal, openGraphApi, wrongToken, type PhoneNumber } from '../standins/graph-api.ts';
import { freshIdentity, openAt } from './whatsapp-support.ts';

const api = await openGraphApi();
afterAll(() => api.close());

const minute = 60_000;
const mebi = 2 ** 20;
function fresh(): { number: PhoneNumber; channel: PushedChannel; sent: (size?: number) => string } {
  const number = api.number(freshIdentity());
  const sent = (size = 70_000): string =>
    number.media.add({ name: 'x.pdf', type: 'application/pdf', bytes: Buffer.alloc(size, 7) }).id;
  return { number, channel: openAt(api, number), sent };
}
const fetched = (channel: PushedChannel, ref: string, size?: number) =>
  channel.fetch?.({ ref, name: 'x.pdf', ...(size !== undefined && { size }) });

describe('a file of a member on WhatsApp', () => {
  test('comes byte by byte', async () => {
    const { channel, sent } = fresh();
    const file = await fetched(channel, sent(10 * mebi));
    expect(file).toMatchObject({ ok: true });
    expect(file?.ok && file.bytes.length).toBe(10 * mebi);
  });

  test('that is larger than what we take is not fetched, whoever says so', async () => {
    const { number, channel, sent } = fresh();
    const tooLarge = { ok: false, why: 'tooLarge' };
    expect(await fetched(channel, sent(), 11 * mebi)).toEqual(tooLarge);
    expect(number.made).toEqual([]);
    expect(await fetched(channel, sent(10 * mebi + 1))).toEqual(tooLarge);
    expect(number.madeWith('file')).toEqual([]);
    const describe = number.media.describe.bind(number.media);
    number.media.describe = (id, root) => ({ ...describe(id, root), file_size: undefined });
    expect(await fetched(channel, sent(10 * mebi + 1))).toEqual(tooLarge);
    expect(number.madeWith('file')).toHaveLength(1);
  });

  test.each([
    'https://files.example/media/x',
    'https://lookaside.fbsbx.com.example/x',
    'https://notfacebook.com/x',
    'http://lookaside.fbsbx.com/x',
    'ftp://lookaside.fbsbx.com/x',
  ])('that is said to lie at %s is not asked for there: the token would go along', async (url) => {
    const { number, channel, sent } = fresh();
    const asked = new Set<string>();
    const fetching = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      asked.add(new URL(input instanceof Request ? input.url : input).host);
      return fetching(input, init);
    };
    try {
      const describe = number.media.describe.bind(number.media);
      number.media.describe = (id, root) => ({ ...describe(id, root), url });
      expect(await fetched(channel, sent())).toEqual({ ok: false, why: 'later' });
    } finally {
      globalThis.fetch = fetching;
    }
    expect([...asked]).not.toContain(new URL(url).host);
  });

  test.each([401, 403, 404, 410])('whose address is stale (%i) is asked for anew, once', async (code) => {
    const { number, channel, sent } = fresh();
    number.fail({ kind: 'page', code }, { what: 'file' });
    expect(await fetched(channel, sent())).toMatchObject({ ok: true });
    expect(number.madeWith('lookup')).toHaveLength(2);
    number.fail({ kind: 'page', code }, { what: 'file', times: 2 });
    expect(await fetched(channel, sent())).toEqual({
      ok: false,
      why: code === 404 || code === 410 ? 'gone' : 'later',
    });
    expect(number.madeWith('lookup')).toHaveLength(4);
  });

  test('that is too old, or that nobody knows, is gone', async () => {
    const { number, channel, sent } = fresh();
    const ref = sent();
    number.media.remove(ref);
    expect(await fetched(channel, ref)).toEqual({ ok: false, why: 'gone' });
    expect(await fetched(channel, '../me')).toEqual({ ok: false, why: 'gone' });
    number.fail(
      { kind: 'refusal', refusal: new GraphRefusal(131052, 'Media download error') },
      { what: 'lookup' },
    );
    expect(await fetched(channel, sent())).toEqual({ ok: false, why: 'gone' });
  });

  test('may come later, when it is Meta, the line or our token that is at fault', async () => {
    const { number, channel, sent } = fresh();
    const later = { ok: false, why: 'later' };
    number.fail({ kind: 'refusal', refusal: wrongToken() }, { what: 'lookup' });
    expect(await fetched(channel, sent())).toEqual(later);
    number.fail({ kind: 'refusal', refusal: new GraphRefusal(2, 'x', { status: 500 }) }, { what: 'lookup' });
    expect(await fetched(channel, sent())).toEqual(later);
    for (const what of ['lookup', 'file'] as const) {
      number.fail({ kind: 'reset' }, { what });
      expect(await fetched(channel, sent())).toEqual(later);
      number.fail({ kind: 'page', code: 503 }, { what });
      expect(await fetched(channel, sent())).toEqual(later);
    }
  });

  test('the token goes to no address that is not Meta’s kind', async () => {
    const { number, channel, sent } = fresh();
    for (const url of ['ftp://127.0.0.1/x', 'javascript:1', '', 'x']) {
      number.media.describe = () => ({ url });
      expect(await fetched(channel, sent())).toEqual({ ok: false, why: 'later' });
    }
  });

  test('ten errors within the hour: no more asking for half an hour', async () => {
    const { number, channel, sent } = fresh();
    const page = { kind: 'page', code: 500 } as const;
    number.fail(page, { what: 'lookup', times: 9 });
    for (let i = 0; i < 9; i += 1) await fetched(channel, sent());
    expect(await fetched(channel, sent())).toMatchObject({ ok: true });
    api.advance(61 * minute);
    number.fail(page, { what: 'lookup', times: 10 });
    for (let i = 0; i < 9; i += 1) await fetched(channel, sent());
    expect(await fetched(channel, sent())).toEqual({ ok: false, why: 'later' });
    const made = number.made.length;
    expect(await fetched(channel, sent())).toEqual({ ok: false, why: 'later' });
    expect(number.made).toHaveLength(made);
    api.advance(31 * minute);
    expect(await fetched(channel, sent())).toMatchObject({ ok: true });
  });
});
