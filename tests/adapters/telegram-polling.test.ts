import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { Happening, PushedChannel } from '../../src/channel/port.ts';
import { soon } from '../support/wait.ts';
import { badRequest, openBotApi, Refusal, tooMany, type Bot } from '../standins/bot-api.ts';
import { atMost } from '../support/limits.ts';
import { freshToken, logged, openAt } from './telegram-support.ts';

const api = await openBotApi();
afterAll(() => api.close());
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const textsOf = (happenings: readonly Happening[]): readonly string[] =>
  happenings.map((one) =>
    one.kind !== 'message'
      ? one.kind
      : one.message.content.kind === 'text'
        ? one.message.content.text
        : one.message.content.kind,
  );

/** A node that polls. `taken` are the texts of each call of `take`; the next ones fail as often as `refuse` says. */
function node(channel: PushedChannel, keep: () => Promise<void> = () => Promise.resolve()) {
  const end = new AbortController();
  const node = {
    taken: [] as (readonly string[])[],
    refuse: 0,
    done: Promise.resolve(),
    stop: () => end.abort(),
  };
  const take = async (happenings: readonly Happening[]): Promise<void> => {
    await keep();
    node.taken.push(textsOf(happenings));
    if (node.refuse-- > 0) throw new Error('the database is down 0512345678');
  };
  node.done = channel.listen?.({ take, signal: end.signal, showCode: () => undefined }) ?? node.done;
  closing.push(async () => {
    node.stop();
    await node.done;
  });
  return node;
}
const comes = async (holds: () => boolean): Promise<void> => expect(await soon(holds)).toBe(true);
const offsets = (bot: Bot) => bot.madeWith('getUpdates').map(({ fields }) => fields['offset']);
const fresh = () => {
  const bot = api.bot(freshToken());
  return { bot, sara: bot.member(), channel: openAt(api.root, bot) };
};
/** Waits until a node whose calls fail has asked five times, each time after a longer pause: whoever asks again would have, too. */
async function othersAskAgain(): Promise<void> {
  const { bot, channel } = fresh();
  const refusal = new Refusal(500, 'Internal Server Error: restart');
  bot.fail({ kind: 'refusal', refusal }, { method: 'getUpdates', times: 4 });
  node(channel);
  await comes(() => bot.madeWith('getUpdates').length === 5);
}
const lines = (from: number): string => logged().slice(from).join('\n');

describe('polling', () => {
  test('gives on what members write, in order, and confirms it afterwards', async () => {
    const { bot, sara, channel } = fresh();
    sara.text('١');
    sara.text('٢');
    const one = node(channel);
    await comes(() => one.taken.flat().length === 2);
    sara.text('٣');
    await comes(() => one.taken.flat().length === 3 && bot.queue.waiting.length === 0);
    expect(one.taken.flat()).toEqual(['١', '٢', '٣']);
    expect(bot.madeWith('getUpdates')[0]?.fields).toEqual({
      timeout: 2,
      limit: 100,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  test('asks for nothing further while what came is not kept', async () => {
    const { bot, sara, channel } = fresh();
    let kept = (): void => undefined;
    sara.text('١');
    let came = false;
    node(channel, () => {
      came = true;
      return new Promise((resolve) => (kept = resolve));
    });
    await comes(() => came);
    await othersAskAgain();
    expect(bot.madeWith('getUpdates')).toHaveLength(1);
    expect(bot.queue.waiting).toHaveLength(1);
    kept();
    await comes(() => bot.queue.waiting.length === 0);
    expect(bot.madeWith('getUpdates')).toHaveLength(2);
  });

  test('what could not be kept comes again, and the log does not say what it was', async () => {
    const { bot, sara, channel } = fresh();
    const before = logged().length;
    sara.text('١');
    const one = node(channel);
    one.refuse = 2;
    await comes(() => bot.queue.waiting.length === 0);
    expect(one.taken).toEqual([['١'], ['١'], ['١']]);
    expect(lines(before)).toContain('fetched again');
    expect(lines(before)).not.toContain('0512345678');
  });

  test('after a crash between the message and its confirmation the next node gets it again', async () => {
    const { bot, sara, channel } = fresh();
    sara.text('١');
    const first = node(channel, () => new Promise(() => undefined));
    await comes(() => bot.madeWith('getUpdates').length === 1);
    first.stop();
    closing.length = 0;
    const second = node(openAt(api.root, bot));
    await comes(() => second.taken.length === 1);
    expect(second.taken[0]).toEqual(['١']);
  });

  test('the offset is never negative, and never zero, and goes back where Telegram begins anew', async () => {
    const { bot, sara, channel } = fresh();
    const one = node(channel);
    sara.text('١');
    await comes(() => one.taken.length === 1 && bot.queue.waiting.length === 0);
    bot.queue.restartAt(5);
    sara.text('٢');
    await comes(() => one.taken.length === 2 && bot.queue.waiting.length === 0);
    expect(offsets(bot).every((offset) => offset === undefined || Number(offset) > 0)).toBe(true);
    expect(offsets(bot).at(-1)).toBe(6);
    expect(one.taken.flat()).toEqual(['١', '٢']);
  });

  test('an update that nobody understands holds nobody up', async () => {
    const { bot, sara, channel } = fresh();
    bot.queue.add('message', 'x', { canary: '1093847561' });
    bot.queue.add('message', 'x', 'nothing');
    sara.text('١');
    const before = logged().length;
    const one = node(channel);
    await comes(() => bot.queue.waiting.length === 0);
    expect(one.taken).toEqual([['١']]);
    expect(lines(before)).not.toContain('1093847561');
  });

  test('a webhook that was left over is removed at start, and what waited for it comes', async () => {
    const { bot, sara, channel } = fresh();
    bot.setHook({ url: 'http://127.0.0.1:9/old', secret: undefined, most: 40 });
    sara.text('١');
    const one = node(channel);
    await comes(() => one.taken.length === 1);
    expect(bot.delivery).toBeUndefined();
  });

  test('a webhook that somebody sets later stays, and the log says what to do', async () => {
    const { bot, channel } = fresh();
    const before = logged().length;
    node(channel);
    await comes(() => bot.madeWith('getUpdates').length === 1);
    bot.setHook({ url: 'http://127.0.0.1:9/theirs', secret: undefined, most: 40 });
    await comes(() => lines(before).includes('TELEGRAM_WEBHOOK_SECRET'));
    expect(bot.delivery?.hook.url).toContain('theirs');
  });

  test('another who polls with the token is named in the log, and polling goes on', async () => {
    const { bot, sara, channel } = fresh();
    const before = logged().length;
    const one = node(channel);
    await comes(() => bot.madeWith('getUpdates').length === 1);
    await fetch(`${api.root}/bot${bot.token}/getUpdates?limit=1`);
    await comes(() => lines(before).includes('another program polls'));
    sara.text('١');
    await comes(() => one.taken.length === 1);
    expect(one.taken).toEqual([['١']]);
  });

  test('failures pass: it waits as long as it is told, and goes on', async () => {
    const { bot, sara, channel } = fresh();
    for (const refusal of [
      new Refusal(500, 'Internal Server Error: restart'),
      new Refusal(502, 'Bad Gateway'),
      tooMany(0.1),
    ])
      bot.fail({ kind: 'refusal', refusal }, { method: 'getUpdates' });
    bot.fail({ kind: 'reset' }, { method: 'getUpdates' });
    bot.fail({ kind: 'page', code: 503 }, { method: 'getUpdates' });
    sara.text('١');
    const one = node(channel);
    await comes(() => one.taken.length === 1);
    const times = bot.madeWith('getUpdates').map(({ at }) => at);
    expect(times[3]! - times[2]!).toBeGreaterThanOrEqual(99);
  });

  test('a token that is not accepted ends it, with a word to the engineer, until the signal', async () => {
    const { bot, channel } = fresh();
    const before = logged().length;
    bot.fail(
      { kind: 'refusal', refusal: new Refusal(401, 'Unauthorized') },
      { method: 'getUpdates', times: 9 },
    );
    const one = node(channel);
    await comes(() => lines(before).includes('TELEGRAM_BOT_TOKEN'));
    await othersAskAgain();
    expect(bot.madeWith('getUpdates')).toHaveLength(1);
    one.stop();
    await one.done;
  });

  test('it stops at once, even while it waits for news', async () => {
    const bot = api.bot(freshToken());
    const one = node(openAt(api.root, bot, { times: { hold: 20_000 } }));
    await comes(() => bot.madeWith('getUpdates').length === 1);
    const start = Date.now();
    one.stop();
    await one.done;
    expect(Date.now() - start).toBeLessThan(atMost(200));
  });

  test('two bots are polled side by side, and each hears its own', async () => {
    const [mord, bir] = [fresh(), fresh()];
    const [one, two] = [node(mord.channel), node(bir.channel)];
    mord.sara.text('لمُرد');
    bir.sara.block();
    await comes(() => one.taken.length === 1 && two.taken.length === 1);
    expect([one.taken, two.taken]).toEqual([[['لمُرد']], [['blocked']]]);
  });

  test('no token stands in the log', () => {
    expect(lines(0)).not.toMatch(/AAHq|70123450/);
  });
});

describe('a file that a member sent', () => {
  const fetched = async (sized: boolean, bytes: Buffer) => {
    const { bot, sara, channel } = fresh();
    sara.document({ name: 'x.pdf', type: 'application/pdf', bytes }, { sized });
    const ref = [...bot.files.keys()].at(-1)!;
    return { bot, channel, ref, result: await channel.fetch?.({ ref, name: 'x.pdf' }) };
  };
  const megabytes = (n: number) => Buffer.alloc(n * 1024 * 1024, 7);

  test('is fetched byte by byte, whether its size is told or not', async () => {
    for (const sized of [true, false]) {
      const bytes = megabytes(3);
      const { result } = await fetched(sized, bytes);
      expect(result?.ok === true && Buffer.compare(Buffer.from(result.bytes), bytes)).toBe(0);
    }
  });

  test('of more than 10 MB is too large: by what is said of it, by what Telegram says, and by what comes', async () => {
    const { bot, channel } = fresh();
    expect(await channel.fetch?.({ ref: 'x', name: 'x', size: 10 * 1024 * 1024 + 1 })).toEqual({
      ok: false,
      why: 'tooLarge',
    });
    expect(bot.made).toEqual([]);
    for (const [sized, size] of [
      [true, 11],
      [false, 11],
      [true, 21],
    ] as const)
      expect((await fetched(sized, megabytes(size))).result).toEqual({ ok: false, why: 'tooLarge' });
  });

  test('that Telegram does not know is gone; what may still come is told apart', async () => {
    const { bot, channel, ref } = await fetched(true, Buffer.from('x'));
    const fetch = () => channel.fetch?.({ ref, name: 'x' });
    expect(await channel.fetch?.({ ref: 'nothing', name: 'x' })).toEqual({ ok: false, why: 'gone' });
    const later = { ok: false, why: 'later' };
    bot.fail(
      { kind: 'refusal', refusal: badRequest('wrong file_id or the file is temporarily unavailable') },
      { method: 'getFile' },
    );
    expect(await fetch()).toEqual(later);
    bot.fail({ kind: 'refusal', refusal: tooMany(3) }, { method: 'getFile' });
    expect(await fetch()).toEqual(later);
    bot.fail({ kind: 'reset' }, { method: 'getFile' });
    expect(await fetch()).toEqual(later);
    bot.fail({ kind: 'page', code: 500 }, { method: 'file' });
    expect(await fetch()).toEqual(later);
    expect(await fetch()).toMatchObject({ ok: true });
  });
});
