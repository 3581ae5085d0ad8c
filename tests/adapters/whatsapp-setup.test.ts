import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Call, Finding, Happening } from '../../src/channel/port.ts';
import { mended } from '../../src/channel/mended.ts';
import { soon } from '../support/wait.ts';
import { GraphRefusal, noObject, openGraphApi, wrongToken, type PhoneNumber } from '../standins/graph-api.ts';
import { freshIdentity, openAt, publicUrl, url } from './whatsapp-support.ts';

const api = await openGraphApi();
afterAll(() => api.close());

const fresh = (): PhoneNumber => {
  const number = api.number(freshIdentity());
  number.callbacks = { phone_number: url };
  return number;
};
const lookAtAll = (
  number: PhoneNumber,
  given: Parameters<typeof openAt>[2] = {},
): Promise<readonly Finding[]> => openAt(api, number, given).check();
const ofTemplate = ({ what }: Finding): boolean => what.includes('WHATSAPP_TEMPLATE_');
/** What it finds, of all templates the first alone. */
const look = async (...given: Parameters<typeof lookAtAll>): Promise<readonly Finding[]> => {
  const found = await lookAtAll(...given);
  return found.filter((one) => !ofTemplate(one) || one === found.find(ofTemplate));
};
const check = async (...given: Parameters<typeof lookAtAll>): Promise<readonly Finding[]> =>
  mended(await look(...given));
const has = (words: string): unknown => expect.stringContaining(words);

describe('setting WhatsApp up', () => {
  test('the check names the number, its status and what is used after the 24 hours', async () => {
    const found = await check(fresh());
    expect(found.slice(0, 3).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(found.slice(0, 3).map(({ what }) => what)).toEqual([
      has('CONNECTED'),
      has('app secret belongs'),
      has(url),
    ]);
  });

  test('the check asks for the template of each kind of notice, and is content with all of them', async () => {
    const variables = ['DECISION', 'PAPER', 'NEWDAY', 'APPOINTMENT', 'DELIVERY', 'RATING', 'CODE'].map(
      (kind) => `WHATSAPP_TEMPLATE_${kind}`,
    );
    const missing = (await lookAtAll(fresh())).slice(3);
    expect(missing).toEqual(
      variables.map((variable) => ({
        ok: false,
        what: has(`${variable} is not set: that does not arrive after 24 hours.`),
        where: has('README.md'),
      })),
    );
    const other = (await lookAtAll(fresh(), { template: 'news' })).slice(3);
    expect(other.map(({ ok }) => ok)).toEqual(variables.map(() => false));
    expect(other[0]?.what).toContain('news carries it');
    const settings = Object.fromEntries(variables.map((variable, at) => [variable, `silah_${at}`]));
    expect((await lookAtAll(fresh(), { settings })).map(({ ok }) => ok)).not.toContain(false);
    expect(() => openAt(api, fresh(), { settings: { [variables[0]!]: 'Has Spaces' } })).toThrow(variables[0]);
  });

  test('what is wrong with the token or the number says where to click', async () => {
    const number = fresh();
    const refused = async (refusal: GraphRefusal): Promise<readonly Finding[]> => {
      number.fail({ kind: 'refusal', refusal }, { what: 'number' });
      return check(number);
    };
    expect(await refused(wrongToken())).toMatchObject([{ ok: false, where: has('System users') }]);
    expect(await refused(new GraphRefusal(200, 'x', { status: 403 }))).toMatchObject([
      { ok: false, where: has('System users') },
    ]);
    expect(await refused(noObject('1'))).toMatchObject([{ ok: false, where: has('Phone number ID') }]);
    number.fail({ kind: 'reset' }, { what: 'number' });
    expect(await check(number)).toMatchObject([{ ok: false, where: has('WHATSAPP_API_ROOT') }]);
    number.quality = 'RED';
    expect(await check(number)).toMatchObject([{ ok: false, where: has('WhatsApp Manager') }, {}, {}, {}]);
    const settings = { WHATSAPP_APP_SECRET: 'of-another-app' };
    expect(await check(fresh(), { settings })).toMatchObject([
      {},
      { ok: false, where: has('App secret') },
      {},
      {},
    ]);
  });

  test('a Graph API that does not know a field is asked for less', async () => {
    const number = fresh();
    const refusal = new GraphRefusal(100, 'Tried accessing nonexisting field (webhook_configuration)');
    number.fail({ kind: 'refusal', refusal }, { what: 'number' });
    expect(await check(number)).toMatchObject([{ ok: true }, { ok: true }, { ok: true, what: has(url) }, {}]);
  });

  test('without PUBLIC_URL, with another program’s address, and with one that Meta does not reach', async () => {
    const number = fresh();
    expect(await check(number, { publicUrl: undefined })).toMatchObject([
      {},
      {},
      { ok: false, where: has('PUBLIC_URL') },
      {},
    ]);
    number.callbacks = { application: url, phone_number: 'https://elsewhere.example/' };
    expect(await check(number)).toMatchObject([
      {},
      {},
      { ok: false, what: has('another program'), where: has(url) },
      {},
    ]);
    expect(number.callbacks.phone_number).toBe('https://elsewhere.example/');
    number.callbacks = { application: 'https://elsewhere.example/' };
    expect(await check(number)).toMatchObject([
      {},
      {},
      { ok: false, what: has(publicUrl), where: has('messages') },
      {},
    ]);
  });

  test('no finding has a secret', async () => {
    const number = fresh();
    const { token, appSecret, verifyToken } = number.identity;
    const words = JSON.stringify(await check(number));
    for (const secret of [token, appSecret, verifyToken]) expect(words).not.toContain(secret);
  });
});

describe('a webhook that Meta calls', () => {
  /** A server as ours, in front of the channel. */
  async function open(): Promise<{
    number: PhoneNumber;
    place: string;
    heard: Happening[];
    close: () => void;
  }> {
    const number = api.number(freshIdentity());
    number.callbacks = { application: 'https://elsewhere.example/' };
    const heard: Happening[] = [];
    const server = createServer((request, response) => {
      void (async () => {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
        const headers = request.headers as Call['headers'];
        const received = await openAt(api, number).receive({ body: Buffer.concat(parts), headers, query });
        if (received.kind === 'happenings') heard.push(...received.happenings);
        response.writeHead(received.kind === 'refused' ? 403 : 200);
        response.end(received.kind === 'handshake' ? received.text : '');
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const close = (): void => {
      server.closeAllConnections();
      server.close();
    };
    return { number, place, heard, close };
  }
  const comes = async (holds: () => boolean): Promise<void> => expect(await soon(holds)).toBe(true);
  const idsOf = (heard: readonly Happening[]): readonly string[] =>
    heard.flatMap((one) => (one.kind === 'message' ? [one.message.external] : []));

  test('is not set by looking, but by mending what the look found: for this number, and called from then on', async () => {
    const { number, place, heard, close } = await open();
    const given = { publicUrl: place };
    expect(await look(number, given)).toMatchObject([{}, {}, { ok: false, where: has(place) }, {}]);
    expect(number.callbacks).toEqual({ application: 'https://elsewhere.example/' });
    expect(await check(number, given)).toMatchObject([{}, {}, { ok: true, what: has('now it is') }, {}]);
    expect(await check(number, given)).toMatchObject([{}, {}, { ok: true, what: has(place) }, {}]);
    const id = number.member().text('أهلًا');
    await comes(() => idsOf(heard).includes(id));
    close();
  });

  test('batches, another order and duplicates of six days ago have the same names', async () => {
    const { number, place, heard, close } = await open();
    expect(await number.hooks.subscribe(place)).toBe(true);
    const [sara, huda] = [number.member(), number.member({ hidden: true })];
    number.hooks.hold();
    const ids = [sara.text('١'), huda.text('٢'), sara.text('٣'), huda.voice(), sara.image(Buffer.from('x'))];
    await openAt(api, number).send(
      { text: 'أهلًا', lang: 'ar' },
      { address: sara.person.phone, id: '9.0', heardAt: api.now() },
    );
    number.hooks.release({ together: true, order: (values) => [...values].reverse() });
    await comes(() => heard.length === ids.length + 3);
    expect([...idsOf(heard)].sort()).toEqual([...ids].sort());
    const progress = heard.flatMap((one) => (one.kind === 'progress' ? [one] : []));
    expect(progress.map((one) => one.progress)).toEqual(['read', 'delivered', 'sent']);
    expect(progress).toMatchObject([{ parcel: '9.0' }, { parcel: '9.0' }, { parcel: '9.0' }]);
    api.advance(6 * 24 * 3_600_000);
    const first = [...heard];
    number.hooks.again();
    await comes(() => heard.length === 2 * first.length);
    expect(heard.slice(first.length)).toEqual(first);
    close();
  });
});
