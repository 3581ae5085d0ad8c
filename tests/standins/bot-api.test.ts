import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { takes } from '../support/pace.ts';
import { soon } from '../support/wait.ts';
import { openBotApi, Refusal, tooMany } from './bot-api.ts';
import { programs, type Program } from './bot-programs.ts';

const api = await openBotApi();
afterAll(() => api.close());

const comes = async (holds: () => boolean): Promise<void> => expect(await soon(holds)).toBe(true);

let figures = 700_000;
const fresh = () => api.bot(`${figures++}:AAF-${'x'.repeat(30)}`);
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

async function polling(program: Program): Promise<Program> {
  await program.poll();
  closing.push(() => program.stop());
  return program;
}

describe.each(programs)('the stand-in of the Bot API, with %s', (_, start) => {
  test('has a name for the bot', async () => {
    const bot = fresh();
    expect(await start(bot, api.root).name()).toBe(bot.username);
  });

  test('carries a conversation by polling: command, text, button, contact, document', async () => {
    const bot = fresh();
    await polling(start(bot, api.root));
    const sara = bot.member();
    sara.start();
    await comes(() => sara.last?.text === 'أهلًا');
    sara.shareContact('966512345678');
    await comes(() => sara.last?.text === '966512345678');
    sara.text('مرحبا');
    await comes(() => sara.last?.text === 'سمعت مرحبا');
    expect(sara.last?.keys.flat().map(({ text }) => text)).toEqual(['نعم', 'لا']);
    const press = sara.press('نعم');
    await comes(() => sara.last?.text === 'قلت نعم');
    expect(bot.pressed.has(press)).toBe(false);
    sara.document({ name: 'تقرير.pdf', type: 'application/pdf', bytes: Buffer.alloc(70_000, 1) });
    await comes(() => sara.last?.text === '70000');
    expect(bot.queue.waiting.length).toBeLessThanOrEqual(1);
  });

  test('carries a conversation by webhook, with the secret', async () => {
    const bot = fresh();
    const program = start(bot, api.root);
    await program.name();
    const url = await serve(program.listener('S-1_x'));
    await program.setWebhook(url, 'S-1_x');
    expect(await program.webhookUrl()).toBe(url);
    const sara = bot.member();
    for (const text of ['١', '٢', '٣']) sara.text(text);
    await comes(() => sara.texts.length === 3);
    expect(sara.texts).toEqual(['سمعت ١', 'سمعت ٢', 'سمعت ٣']);
    const press = sara.press('نعم');
    await comes(() => sara.last?.text === 'قلت نعم' && !bot.pressed.has(press));
    await comes(() => bot.queue.waiting.length === 0);
  });

  test('a webhook that expects another secret takes nothing, and everything stays', async () => {
    const bot = fresh();
    const program = start(bot, api.root);
    await program.name();
    await program.setWebhook(await serve(program.listener('right')), 'wrong');
    const sara = bot.member();
    sara.text('١');
    await comes(() => (bot.delivery?.attempts.length ?? 0) >= 3);
    expect(sara.texts).toEqual([]);
    expect(bot.queue.waiting).toHaveLength(1);
  });

  test('a document arrives byte by byte, with its name', async () => {
    const bot = fresh();
    const sara = bot.member();
    sara.text('١');
    const bytes = Buffer.from([...Array(600).keys()].map((n) => n % 256));
    await start(bot, api.root).sendFile(sara.chat.id, 'قرار.pdf', bytes);
    expect(sara.last?.file?.bytes.equals(bytes)).toBe(true);
    expect(sara.last?.file?.name).toBe('قرار.pdf');
  });

  test('refusals come as the library knows them', async () => {
    const bot = fresh();
    const program = start(bot, api.root);
    const sara = bot.member();
    expect(await program.say(sara.chat.id, 'أهلًا')).toMatchObject({ code: 400 });
    sara.text('١');
    expect(await program.say(sara.chat.id, 'أهلًا')).toEqual({ code: 0 });
    bot.fail({ kind: 'refusal', refusal: tooMany(7) });
    expect(await program.say(sara.chat.id, 'أهلًا')).toEqual({ code: 429, retryAfter: 7 });
    bot.fail({ kind: 'refusal', refusal: new Refusal(500, 'Internal Server Error: restart') });
    expect(await program.say(sara.chat.id, 'أهلًا')).toMatchObject({ code: 500 });
    sara.block();
    expect(await program.say(sara.chat.id, 'أهلًا')).toMatchObject({ code: 403 });
    sara.unblock();
    expect(await program.say(sara.chat.id, 'ا'.repeat(4097))).toMatchObject({ code: 400 });
    expect(sara.texts).toEqual(['أهلًا']);
  });
});

describe('polling at the stand-in', () => {
  const ask = async (token: string, fields: object, signal = AbortSignal.timeout(5000)) => {
    const body = JSON.stringify(fields);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${api.root}/bot${token}/getUpdates`, {
      method: 'POST',
      headers,
      body,
      signal,
    });
    const { result = [], description = '' } = (await response.json()) as {
      result?: { update_id: number; message?: { text: string } }[];
      description?: string;
    };
    return { status: response.status, description, ids: result.map((one) => one.update_id) };
  };

  test('an update comes until the next call asks for what lies behind it', async () => {
    const bot = fresh();
    const sara = bot.member();
    for (const text of ['١', '٢', '٣']) sara.text(text);
    const { ids } = await ask(bot.token, {});
    expect(ids).toHaveLength(3);
    expect((await ask(bot.token, {})).ids).toEqual(ids);
    expect((await ask(bot.token, { offset: ids[1] })).ids).toEqual(ids.slice(1));
    expect((await ask(bot.token, {})).ids).toEqual(ids.slice(1));
    expect((await ask(bot.token, { offset: ids[2]! + 1 })).ids).toEqual([]);
    expect(bot.queue.waiting).toEqual([]);
  });

  test('a negative offset deletes all but the last', async () => {
    const bot = fresh();
    const sara = bot.member();
    for (const text of ['١', '٢', '٣']) sara.text(text);
    expect((await ask(bot.token, { offset: -1 })).ids).toHaveLength(1);
    expect(bot.queue.waiting).toHaveLength(1);
  });

  test('a call is held open until there is news', async () => {
    const bot = fresh();
    const asked = ask(bot.token, { timeout: 4 });
    await comes(() => bot.made.length === 1);
    bot.member().text('١');
    expect((await asked).ids).toHaveLength(1);
  });

  test('of two who poll the first is sent away, and a webhook sends away both', async () => {
    const bot = fresh();
    const first = ask(bot.token, { timeout: 4 });
    await comes(() => bot.made.length === 1);
    const second = ask(bot.token, { timeout: 4 });
    expect(await first).toMatchObject({
      status: 409,
      description: expect.stringContaining('other getUpdates'),
    });
    await fetch(`${api.root}/bot${bot.token}/setWebhook?url=http://127.0.0.1:1/`);
    expect(await second).toMatchObject({ status: 409, description: expect.stringContaining('setWebhook') });
    expect(await ask(bot.token, {})).toMatchObject({ status: 409 });
  });

  test('bots do not see what is written to another', async () => {
    const [one, two] = [fresh(), fresh()];
    one.member().text('١');
    expect((await ask(two.token, {})).ids).toEqual([]);
    expect((await ask('1:nobody', {})).status).toBe(401);
  });
});

describe('webhooks of the stand-in', () => {
  test('of a chat one update is under way at a time; another chat does not wait for it', async () => {
    const bot = fresh();
    const [sara, omar] = [bot.member(), bot.member({ name: 'عمر' })];
    const under = new Map<number, number>();
    const order: string[] = [];
    let most = 0;
    const seen = new Set<string>();
    const url = await serve((request, response) => {
      void (async () => {
        let body = '';
        for await (const part of request) body += String(part);
        const { message } = JSON.parse(body) as { message: { text: string; chat: { id: number } } };
        const { id } = message.chat;
        under.set(id, (under.get(id) ?? 0) + 1);
        most = Math.max(most, under.get(id)!);
        await takes(5);
        under.set(id, under.get(id)! - 1);
        // Each of Sara's is refused once before it is taken.
        const again = seen.has(message.text) || id !== sara.chat.id;
        seen.add(message.text);
        if (again) order.push(message.text);
        response.writeHead(again ? 200 : 503).end();
      })();
    });
    await fetch(`${api.root}/bot${bot.token}/setWebhook?url=${url}`);
    for (let i = 0; i < 10; i += 1) sara.text(`س${i}`);
    for (let i = 0; i < 10; i += 1) omar.text(`ع${i}`);
    await comes(() => bot.queue.waiting.length === 0);
    expect(most).toBe(1);
    const of = (letter: string) => order.filter((text) => text.startsWith(letter));
    expect(of('س')).toEqual([...Array(10).keys()].map((i) => `س${i}`));
    expect(of('ع')).toEqual([...Array(10).keys()].map((i) => `ع${i}`));
    expect(order.indexOf('ع9')).toBeLessThan(order.indexOf('س9'));
  });
});
