import { createServer, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from '@jest/globals';
import { dataOf } from '../../adapters/telegram/buttons.ts';
import { mended } from '../../src/channel/mended.ts';
import { tapIn } from '../../src/channel/tap.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import type { PushedChannel } from '../../src/channel/port.ts';
import { badRequest, openBotApi, Refusal, type Member } from '../standins/bot-api.ts';
import { until } from '../support/wait.ts';
import { freshToken, logged, openAt } from './telegram-support.ts';

const api = await openBotApi();
afterAll(() => api.close());

function fresh(): { bot: ReturnType<typeof api.bot>; sara: Member; channel: PushedChannel } {
  const bot = api.bot(freshToken());
  const sara = bot.member();
  sara.start();
  return { bot, sara, channel: openAt(api.root, bot) };
}
const to = ({ address }: Member) => ({ address, id: '1.0', heardAt: undefined });
const choices = (...labels: string[]) => ({
  as: 'buttons' as const,
  prompt: 'q7',
  open: 'اختر',
  rows: labels.map((label, i) => ({ choice: `c${i}`, label })),
});
const say = (text: string, rest: Partial<Parcel> = {}): Parcel => ({ text, lang: 'ar', ...rest });
const pdf = { name: 'قرار اللجنة.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 …') };
const jpg = { name: 'وصل.jpg', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) };

describe('a message on Telegram', () => {
  test('is plain text, whatever is in it, and shows no preview of a link', async () => {
    const { sara, channel } = fresh();
    const text = '*ليست* _مائلة_ <b>ولا</b> عريضة: https://association.example';
    expect(await channel.send(say(text), to(sara))).toMatchObject({ ok: true });
    expect(sara.last).toMatchObject({ text, linkPreview: false });
  });

  test('goes into the topic in which the member wrote, and into the chat itself where that is gone', async () => {
    const { bot, sara, channel } = fresh();
    const topic = { address: `${sara.address}/77`, id: '1.0', heardAt: undefined };
    expect(await channel.send(say('في الموضوع'), topic)).toMatchObject({ ok: true });
    expect(bot.madeWith('sendMessage').at(-1)).toMatchObject({ fields: { message_thread_id: 77 } });
    bot.fail({ kind: 'refusal', refusal: badRequest('message thread not found') });
    expect(await channel.send(say('في المحادثة'), topic)).toMatchObject({ ok: true });
    expect(bot.madeWith('sendMessage').at(-1)).not.toMatchObject({ fields: { message_thread_id: 77 } });
    expect(sara.texts).toContain('في المحادثة');
  });

  test('short answers share a row, long ones have their own, marks stand side by side', async () => {
    const { sara, channel } = fresh();
    const widths = async (...labels: string[]) => {
      await channel.send(say('؟', { choices: choices(...labels) }), to(sara));
      return sara.last?.keys.map((row) => row.length);
    };
    expect(await widths('نعم، أوافق', 'لا أوافق')).toEqual([2]);
    expect(await widths('تقديم طلب', 'متابعة طلب', 'سؤال')).toEqual([2, 1]);
    expect(await widths('نعم، أوافق', 'لا أوافق الآن وأريد أن أفكر')).toEqual([1, 1]);
    expect(await widths('1', '2', '3', '4', '5')).toEqual([5]);
    const all = Array.from({ length: channel.capabilities.buttons.most }, () => 'ا'.repeat(60));
    expect(await widths(...all)).toHaveLength(all.length);
  });

  test('a pressed button comes back as its answer to its own question', async () => {
    const { bot, sara, channel } = fresh();
    await channel.send(say('؟', { choices: choices('نعم', 'لا') }), to(sara));
    sara.press('لا');
    expect(bot.queue.waiting.at(-1)?.body).toMatchObject({ callback_query: { data: 't|q7|c1' } });
  });

  test('an address goes onto a button, below the answers where there are some', async () => {
    const { sara, channel } = fresh();
    const link = { label: 'افتح النموذج', url: 'https://chat.association.example/f/x' };
    await channel.send(say('أدخل هويتك', { link, choices: choices('إلغاء') }), to(sara));
    expect(sara.last?.keys.at(-1)).toEqual([{ text: link.label, url: link.url }]);
    expect(sara.last?.keys).toHaveLength(2);
  });

  test('the button that shares the number goes away with the next message that has no buttons', async () => {
    const { sara, channel } = fresh();
    await channel.send(say('ما رقم جوالك؟', { contact: 'مشاركة رقمي' }), to(sara));
    expect(sara.chat.keyboard).toEqual([[{ text: 'مشاركة رقمي', request_contact: true }]]);
    await channel.send(say('هل هذا صحيح؟', { choices: choices('نعم') }), to(sara));
    expect(sara.chat.keyboard).toBeDefined();
    await channel.send(say('ما اسمك؟'), to(sara));
    expect(sara.chat.keyboard).toBeUndefined();
  });

  test('an answer that is too long for a button goes by its place', async () => {
    const { sara, channel } = fresh();
    const long = 'خيار'.repeat(12);
    const rows = [long, 'short', '~0', `${long}٢`].map((choice) => ({ choice, label: choice.slice(0, 60) }));
    await channel.send(say('؟', { choices: { ...choices(), rows } }), to(sara));
    const carried = sara.last?.keys.flat().map((key) => key.callback_data);
    expect(carried).toEqual(['t|q7|~0', 't|q7|short', 't|q7|~2', 't|q7|~3']);
  });

  test('what a button carries is read back, and nothing that somebody else wrote', () => {
    expect(tapIn(dataOf('a.b-c:1', 'x|y', 4))).toEqual({ prompt: 'a.b-c:1', choice: 'x|y' });
    expect(Buffer.byteLength(dataOf('p'.repeat(40), 'ا'.repeat(80), 29))).toBeLessThanOrEqual(64);
    for (const data of ['', 't', 't||x', 't|q|', 'x|q|c', 'T|q|c']) expect(tapIn(data)).toBeUndefined();
  });
});

describe('a file to a member on Telegram', () => {
  test('a document goes with its name, its text below and its buttons', async () => {
    const { sara, channel } = fresh();
    const sent = await channel.send(say('قرار اللجنة', { file: pdf, choices: choices('شكرًا') }), to(sara));
    expect(sent).toMatchObject({ ok: true });
    expect(sara.last).toMatchObject({ as: 'document', text: 'قرار اللجنة', file: { name: pdf.name } });
    expect(sara.last?.file?.bytes.equals(pdf.bytes)).toBe(true);
    expect(sara.press('شكرًا')).not.toBe('');
  });

  test('a picture goes as a photo, and as a document where Telegram cannot show it', async () => {
    const { bot, sara, channel } = fresh();
    await channel.send(say('', { file: jpg }), to(sara));
    expect(sara.last).toMatchObject({ as: 'photo', text: '' });
    bot.fail({ kind: 'refusal', refusal: badRequest('PHOTO_INVALID_DIMENSIONS') }, { method: 'sendPhoto' });
    expect(await channel.send(say('', { file: jpg }), to(sara))).toMatchObject({ ok: true });
    expect(sara.last).toMatchObject({ as: 'document', file: { name: jpg.name } });
  });

  test('what Telegram does not take of it is the fault of that file alone, and what is too large as a photo goes as a document', async () => {
    const { bot, sara, channel } = fresh();
    const tooLarge = new Refusal(413, 'Request Entity Too Large');
    bot.fail({ kind: 'refusal', refusal: tooLarge }, { method: 'sendPhoto' });
    expect(await channel.send(say('', { file: jpg }), to(sara))).toMatchObject({ ok: true });
    expect(sara.last).toMatchObject({ as: 'document' });
    const why = ['wrong file identifier/HTTP URL specified', 'file must be non-empty', 'file is too big'];
    for (const refusal of [tooLarge, ...why.map(badRequest)]) {
      bot.fail({ kind: 'refusal', refusal }, { method: 'sendDocument' });
      expect(await channel.send(say('', { file: pdf }), to(sara))).toEqual({
        ok: false,
        fault: 'fileRefused',
      });
    }
    const most = 50 * 1024 * 1024;
    for (const [size, fits] of [
      [most, true],
      [most + 1, false],
    ] as const)
      expect(channel.carries?.({ type: pdf.type, size }, sara.address)).toBe(fits);
  });

  test('a text that is too long for a caption follows it', async () => {
    const { sara, channel } = fresh();
    const text = 'سطر طويل. '.repeat(200).trim();
    expect(await channel.send(say(text, { file: pdf }), to(sara))).toMatchObject({ ok: true });
    expect(sara.chat.shown.map(({ as }) => as)).toEqual(['document', 'text']);
    expect(sara.last?.text).toBe(text);
  });

  test('where only the file arrived, nobody is told that nothing did', async () => {
    const { bot, sara, channel } = fresh();
    bot.fail(
      { kind: 'refusal', refusal: new Refusal(500, 'Internal Server Error: restart') },
      { method: 'sendMessage' },
    );
    const sent = await channel.send(say('ا'.repeat(2000), { file: pdf }), to(sara));
    expect(sent).toEqual({ ok: false, fault: 'unknownOutcome' });
    expect(sara.chat.shown).toHaveLength(1);
  });
});

describe('Telegram out of reach', () => {
  test('a port where nobody is, a name that is none and a line that cannot be encrypted are unreachable', async () => {
    const { bot, sara } = fresh();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const plain = api.root.replace('http:', 'https:');
    for (const root of [`http://127.0.0.1:${port}`, 'http://nowhere.invalid', plain]) {
      const channel = openAt(root, bot, { times: { patience: 5000 } });
      expect(await channel.send(say('أهلًا'), to(sara))).toEqual({ ok: false, fault: 'unreachable' });
    }
  });

  test('a name instead of a number is sent to nobody', async () => {
    const { bot, channel } = fresh();
    for (const address of ['@mord_channel', '', '1e5', '12 34'])
      expect(await channel.send(say('أهلًا'), { address, id: '1', heardAt: undefined })).toEqual({
        ok: false,
        fault: 'rejected',
      });
    expect(bot.madeWith('sendMessage')).toEqual([]);
  });
});

describe('the press of a button', () => {
  test('ends its waiting once the message is kept', async () => {
    const { bot, sara, channel } = fresh();
    await channel.send(say('؟', { choices: choices('نعم') }), to(sara));
    const id = sara.press('نعم');
    await channel.taken?.(id);
    expect(bot.pressed.has(id)).toBe(false);
  });

  test('that is forgotten already is nobody’s fault', async () => {
    const { bot, channel } = fresh();
    await expect(channel.taken?.('17')).resolves.toBeUndefined();
    bot.fail({ kind: 'hang' }, { method: 'answerCallbackQuery' });
    await expect(channel.taken?.('18')).resolves.toBeUndefined();
  });
});

describe('setting Telegram up', () => {
  const publicUrl = 'http://127.0.0.1:9';
  const url = `${publicUrl}/webhooks/telegram/mord`;
  const secret = 'a-secret_1';

  test('at start Telegram is told where to call, with the secret, for what we read, and loses nothing', async () => {
    const { bot, sara } = fresh();
    sara.text('قبل البدء');
    await openAt(api.root, bot, { secret, publicUrl }).prepare?.();
    expect(bot.delivery?.hook).toEqual({ url, secret, most: 40 });
    expect(bot.queue.allowed).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member']);
    expect(bot.queue.waiting).toHaveLength(2);
    expect(bot.commands.get('')).toContainEqual({ command: 'menu', description: 'القائمة' });
  });

  test('a start without Telegram is only told in the log', async () => {
    const { bot } = fresh();
    const before = logged().length;
    bot.fail({ kind: 'reset' }, { method: '', times: 3 });
    await expect(openAt(api.root, bot, { secret, publicUrl }).prepare?.()).resolves.toBeUndefined();
    expect(logged().slice(before).join()).toContain('webhook');
  });

  test('the check changes nothing; a webhook that is missing is set when somebody wants it mended', async () => {
    const { bot } = fresh();
    const channel = openAt(api.root, bot, { secret, publicUrl });
    const found = await channel.check();
    expect(found).toMatchObject([{ ok: true }, { ok: false, where: expect.stringContaining('channels') }]);
    expect(bot.delivery).toBeUndefined();
    expect(await mended(found)).toMatchObject([
      { ok: true },
      { ok: true, what: expect.stringContaining('now it is') },
    ]);
    expect(bot.delivery?.hook.url).toBe(url);
    bot.queue.clear();
    expect(await channel.check()).toMatchObject([
      { ok: true },
      { ok: true, what: expect.stringContaining('is set') },
    ]);
  });

  test('the check says what is missing, and where to click', async () => {
    const { bot, sara } = fresh();
    const findings = async (given: Parameters<typeof openAt>[2]) =>
      mended(await openAt(api.root, bot, given).check());
    expect(await findings({ secret })).toMatchObject([
      { ok: true },
      { ok: false, where: expect.stringContaining('PUBLIC_URL') },
    ]);
    bot.fail({ kind: 'refusal', refusal: new Refusal(401, 'Unauthorized') }, { method: 'getMe' });
    expect(await findings({})).toMatchObject([{ ok: false, where: expect.stringContaining('@BotFather') }]);
    bot.fail({ kind: 'reset' }, { method: 'getMe' });
    expect(await findings({})).toMatchObject([
      { ok: false, where: expect.stringContaining('TELEGRAM_API_ROOT') },
    ]);
    bot.fail(
      { kind: 'refusal', refusal: badRequest('bad webhook: An HTTPS URL must be provided for webhook') },
      { method: 'setWebhook' },
    );
    expect(await findings({ secret, publicUrl })).toMatchObject([
      { ok: true },
      { ok: false, where: expect.stringContaining('HTTPS') },
    ]);
    await findings({ secret, publicUrl });
    sara.text('لا يصل');
    await until('the webhook has failed', () => bot.delivery?.lastError !== undefined);
    expect(await findings({ secret, publicUrl })).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: false, where: expect.stringContaining(url) },
    ]);
  });
});
