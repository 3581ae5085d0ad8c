import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { soon } from '../support/wait.ts';
import { GraphRefusal, openGraphApi, pairTooFast, type PhoneNumber } from './graph-api.ts';
import { programs, type Program } from './graph-programs.ts';

const api = await openGraphApi();
afterAll(() => api.close());

const comes = async (holds: () => boolean): Promise<void> => expect(await soon(holds)).toBe(true);
const day = 24 * 3_600_000;

let figures = 106_540_352_000_000;
const fresh = (): PhoneNumber => {
  const id = String(figures++);
  const secret = `secret-of-${id}`;
  return api.number({ id, token: `EAAG${id}`, appSecret: secret, verifyToken: `verify-${id}` });
};
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server that a webhook can point to. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe.each(programs)('the stand-in of the Graph API, with %s', (library, start) => {
  async function subscribed(): Promise<{ number: PhoneNumber; program: Program }> {
    const number = fresh();
    const program = start(number, api.root);
    expect(await number.hooks.subscribe(await serve(program.listener))).toBe(true);
    return { number, program };
  }

  test('carries a conversation: text, buttons, list, link, document', async () => {
    const { number, program } = await subscribed();
    const sara = number.member();
    const to = { phone: sara.person.phone, user: sara.person.user };
    sara.text('مرحبا');
    await comes(() => program.heard.length === 1);
    expect(program.heard[0]).toMatchObject({ ...to, type: 'text', text: 'مرحبا' });

    const choices = [
      { id: 'yes', title: 'نعم' },
      { id: 'no', title: 'لا' },
    ];
    await program.buttons(to, 'هل توافق؟', choices);
    sara.tap('نعم');
    await comes(() => program.heard.length === 2);
    expect(program.heard[1]?.choice).toMatchObject(choices[0]!);

    await program.list(to, 'اختر خدمة', choices);
    expect(sara.last).toMatchObject({ as: 'list', open: 'اختر' });
    sara.tap('لا');
    await comes(() => program.heard.length === 3);
    expect(program.heard[2]?.choice).toMatchObject(choices[1]!);

    await program.link(to, 'النموذج', 'افتح', 'https://chat.association.example/f/x');
    expect(sara.last?.link).toEqual({ label: 'افتح', url: 'https://chat.association.example/f/x' });

    const bytes = Buffer.from([...Array(70_000).keys()].map((n) => n % 256));
    sara.document({ name: 'تقرير.pdf', type: 'application/pdf', bytes });
    await comes(() => program.heard.length === 4);
    expect((await program.fetch(program.heard[3]!.media!)).equals(bytes)).toBe(true);
    await program.document(to, 'قرار.pdf', bytes);
    expect(sara.last).toMatchObject({ as: 'document', name: 'قرار.pdf' });
    expect(sara.last?.file?.bytes.equals(bytes)).toBe(true);
  });

  test('serves a member whose phone number is hidden', async () => {
    const { number, program } = await subscribed();
    const sara = number.member({ hidden: true });
    sara.text('مرحبا');
    await comes(() => program.heard.length === 1);
    expect(program.heard[0]).toMatchObject({ phone: undefined, user: sara.person.user });
    expect(await program.text({ user: sara.person.user }, 'أهلًا')).toHaveProperty('id');
    expect(sara.texts).toEqual(['أهلًا']);
  });

  test('tells what became of a message, by the name that the program gave it', async () => {
    const { number, program } = await subscribed();
    const sara = number.member();
    sara.text('١');
    const sent = await program.text(sara.person, 'أهلًا', '17.0');
    await comes(() => program.statuses.length === 3);
    expect(program.statuses.map(({ status }) => status).sort()).toEqual(['delivered', 'read', 'sent']);
    for (const status of program.statuses) expect(status).toMatchObject({ ...sent, parcel: '17.0' });
  });

  test('a message is marked as read, with three dots', async () => {
    const { number, program } = await subscribed();
    const message = number.member().text('١');
    expect(await program.read(message)).toBe(true);
    expect(number.marked).toEqual([{ message, typing: true }]);
  });

  test('after 24 hours only a template goes, in the form that Meta takes', async () => {
    const { number, program } = await subscribed();
    const sara = number.member();
    number.templates.set('news', { language: 'ar', parameters: 1 });
    expect(await program.text(sara.person, 'أهلًا')).toEqual({ code: 131047 });
    sara.text('١');
    expect(await program.text(sara.person, 'أهلًا')).toHaveProperty('id');
    api.advance(day);
    expect(await program.text(sara.person, 'أهلًا')).toEqual({ code: 131047 });
    expect(await program.template(sara.person, 'news', 'وصل قرار')).toHaveProperty('id');
    expect(await program.template(sara.person, 'news', 'سطر\nوسطر')).toEqual({ code: 132018 });
    expect(await program.template(sara.person, 'other', 'وصل قرار')).toEqual({ code: 132001 });
    expect(sara.texts).toEqual(['أهلًا', 'وصل قرار']);
    number.refusesLater = true;
    expect(await program.text(sara.person, 'أهلًا')).toHaveProperty('id');
    await comes(() => program.statuses.some(({ status }) => status === 'failed'));
  });

  test('refusals come as the library knows them', async () => {
    const { number, program } = await subscribed();
    const sara = number.member();
    sara.text('١');
    number.fail({ kind: 'refusal', refusal: pairTooFast() });
    expect(await program.text(sara.person, 'أهلًا')).toEqual({ code: 131056 });
    number.fail({
      kind: 'refusal',
      refusal: new GraphRefusal(131000, 'Something went wrong', { status: 500 }),
    });
    expect(await program.text(sara.person, 'أهلًا')).toEqual({ code: 131000 });
    number.limits.pair = 6000;
    expect(await program.text(sara.person, 'واحد')).toHaveProperty('id');
    expect(await program.text(sara.person, 'اثنان')).toEqual({ code: 131056 });
    api.advance(6000);
    expect(await program.text(sara.person, 'اثنان')).toHaveProperty('id');
    const other = start({ identity: { ...number.identity, token: 'EAAGwrong' } }, api.root);
    expect(await other.text(sara.person, 'أهلًا')).toEqual({ code: 190 });
  });

  test('the signature is right in the form that the library computes', async () => {
    const { number, program } = await subscribed();
    number.hooks.form = library === 'whatsapp-api-js' ? 'escaped' : 'raw';
    number.member().text('مرحبا بالجميع 🌿');
    await comes(() => program.heard.length === 1);
    expect(program.heard[0]?.text).toBe('مرحبا بالجميع 🌿');
  });

  test('what is not taken comes again', async () => {
    const number = fresh();
    const program = start(number, api.root);
    let calls = 0;
    const url = await serve((request, response) => {
      if (request.method === 'POST' && (calls += 1) <= 3) response.writeHead(503).end();
      else program.listener(request, response);
    });
    expect(await number.hooks.subscribe(url)).toBe(true);
    number.member().text('١');
    await comes(() => program.heard.length === 1 && number.hooks.settled);
    expect(number.hooks.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 200]);
    number.hooks.again();
    await comes(() => program.heard.length === 2);
    expect(program.heard[1]).toEqual(program.heard[0]);
  });

  test('a webhook that expects another secret takes nothing', async () => {
    const number = fresh();
    const stranger = { identity: { ...number.identity, appSecret: 'x' } };
    const program = start(stranger, api.root);
    expect(await number.hooks.subscribe(await serve(program.listener))).toBe(true);
    number.member().text('١');
    await comes(() => number.hooks.attempts.length >= 3);
    expect(program.heard).toEqual([]);
    number.hooks.close();
  });
});

describe('what the stand-in checks', () => {
  const post = async ({ identity }: PhoneNumber, path: string, fields: object): Promise<number> => {
    const response = await fetch(`${api.root}/v23.0/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${identity.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    const { error } = (await response.json()) as { error?: { code: number } };
    return error?.code ?? 0;
  };
  const number = fresh();
  const sara = number.member();
  beforeAll(() => void sara.text('١'));
  const say = (fields: object, base: object = { messaging_product: 'whatsapp', to: sara.person.phone }) =>
    post(number, `${number.identity.id}/messages`, { ...base, ...fields });
  const button = (title: string, id = title) => ({ type: 'reply', reply: { id, title } });
  const buttons = (all: readonly object[], text = '؟') => ({
    type: 'interactive',
    interactive: { type: 'button', body: { text }, action: { buttons: all } },
  });
  const rows = (all: readonly object[], open = 'اختر') => ({
    type: 'interactive',
    interactive: { type: 'list', body: { text: '؟' }, action: { button: open, sections: [{ rows: all }] } },
  });
  const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `r${i}`, title: `سطر ${i}` }));

  test.each([
    ['a text of 4096', 0, { type: 'text', text: { body: 'ا'.repeat(4096) } }],
    ['a text of 4097', 100, { type: 'text', text: { body: 'ا'.repeat(4097) } }],
    ['an empty text', 100, { type: 'text', text: { body: ' ' } }],
    ['three buttons of 20', 0, buttons(['ا', 'ب', 'ج'].map((letter) => button(letter.repeat(20))))],
    ['four buttons', 131009, buttons(['ا', 'ب', 'ج', 'د'].map((letter) => button(letter)))],
    ['a button of 21', 131009, buttons([button('ا'.repeat(21))])],
    ['a button that carries 257', 131009, buttons([button('ا', 'x'.repeat(257))])],
    ['two buttons with one title', 131009, buttons([button('ا', '1'), button('ا', '2')])],
    ['buttons below 1025', 131009, buttons([button('ا')], 'x'.repeat(1025))],
    ['ten rows', 0, rows(many(10))],
    ['eleven rows', 131009, rows(many(11))],
    ['a row of 25', 131009, rows([{ id: 'a', title: 'ا'.repeat(25) }])],
    ['a row with 73 below', 131009, rows([{ id: 'a', title: 'ا', description: 'ب'.repeat(73) }])],
    ['a row that carries 201', 131009, rows([{ id: 'x'.repeat(201), title: 'ا' }])],
    ['a list that 21 opens', 131009, rows(many(2), 'ا'.repeat(21))],
    ['a document that nobody uploaded', 131009, { type: 'document', document: { id: '1' } }],
    ['a kind that there is not', 131051, { type: 'carrier-pigeon' }],
  ])('%s: %i', async (_, code, fields) => {
    expect(await say(fields)).toBe(code);
  });

  test('nobody to send to, another number, no product', async () => {
    const text = { type: 'text', text: { body: 'ا' } };
    expect(await say(text, { messaging_product: 'whatsapp' })).toBe(131008);
    expect(await say(text, { to: sara.person.phone })).toBe(100);
    expect(await post(number, `${fresh().identity.id}/messages`, text)).toBe(100);
    expect(await post(number, '1/messages', text)).toBe(100);
  });

  test('batches, disorder and hidden addresses of files', async () => {
    const heard: string[] = [];
    const one = fresh();
    const url = await serve((request, response) => {
      void (async () => {
        for await (const part of request) heard.push(String(part));
        response.end(new URL(request.url ?? '/', 'http://localhost').searchParams.get('hub.challenge'));
      })();
    });
    expect(await one.hooks.subscribe(url)).toBe(true);
    const omar = one.member();
    one.hooks.hold();
    for (const text of ['١', '٢', '٣']) omar.text(text);
    one.hooks.release({ together: true, order: (values) => [...values].reverse() });
    await comes(() => heard.length === 1);
    const body = JSON.parse(heard[0]!) as {
      entry: { changes: { value: { messages: { text: object }[] } }[] }[];
    };
    const messages = body.entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.messages));
    expect(messages.map(({ text }) => text)).toEqual([{ body: '٣' }, { body: '٢' }, { body: '١' }]);

    const { id } = one.media.add({ name: 'x', type: 'image/jpeg', bytes: Buffer.from('x') });
    const headers = { authorization: `Bearer ${one.identity.token}` };
    const place = (await (await fetch(`${api.root}/v23.0/${id}`, { headers })).json()) as { url: string };
    expect((await fetch(place.url)).status).toBe(401);
    expect((await fetch(place.url, { headers })).status).toBe(200);
    api.advance(5 * 60_000);
    expect((await fetch(place.url, { headers })).status).toBe(404);
  });
});
