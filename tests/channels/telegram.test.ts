import type { LineName } from '../../src/contract/line-names.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAll } from '../support/house.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { openBotApi, type BotApi, type Member } from '../standins/bot-api.ts';
import { command, requestOf } from './stored.ts';
import { until } from '../support/wait.ts';
import { whole } from '../support/whole.ts';
import { onTelegram as surfaceOf } from './surfaces.ts';
import { shown, stepsOf, submit } from './walk.ts';

const tokens = { mord: '1001:mord-token-of-tests', rahat: '1002:rahat-token-of-tests' } as const;

/** Who has written for the first time, when the notice with its buttons is there. */
const noticed = (member: Member, label: string): Promise<void> =>
  until(
    'the consent is asked for',
    () => member.last?.keys.flat().some(({ text }) => text === label) === true,
  );

describe.each(['polling', 'webhook'] as const)('Telegram by %s', (way) => {
  let api: BotApi;
  let server: ServerProcess;

  beforeAll(async () => {
    api = await openBotApi();
    for (const token of Object.values(tokens)) api.bot(token);
    server = await startServer({
      TELEGRAM_API_ROOT: api.root,
      MORD_TELEGRAM_BOT_TOKEN: tokens.mord,
      RAHAT_TELEGRAM_BOT_TOKEN: tokens.rahat,
      ...(way === 'webhook' && {
        MORD_TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-mord',
        RAHAT_TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-rahat',
      }),
    });
    if (way === 'polling') return;
    for (const [association, token] of Object.entries(tokens)) {
      // Telegram takes one call of this in a second, and the server may just have made its own.
      await until('the webhook is taken', async () => {
        const set = await fetch(`${api.root}/bot${token}/setWebhook`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            url: `${server.url}/webhooks/telegram/${association}`,
            secret_token: `a-secret-of-${association}`,
          }),
        });
        return set.ok;
      });
    }
  });

  afterAll(async () => {
    if (process.env['SHOW_LOG']) process.stderr.write(server.log);
    await server.stop();
    await api.close();
  });

  test('two associations with two bots serve a whole request at once, document included', async () => {
    const { engine, houses } = await openAll();
    const served = Object.entries(tokens).map(async ([association, token], n) => {
      const house = houses.get(association);
      const service = house?.association.services.find(({ fields }) =>
        fields.some(({ type }) => type === 'attachment'),
      );
      if (!house || !service) throw new Error('there is no service with a document');
      const member = api.bot(token).member();
      const reference = await submit(surfaceOf(member), stepsOf(engine, house, service.id, n));
      return { association, service: service.id, reference };
    });
    for (const { association, service, reference } of await Promise.all(served))
      expect(await requestOf(server.dataDir, reference)).toMatchObject({
        association,
        channel: 'telegram',
        service,
      });
  });

  // What a member sees does not depend on the way by which it came.
  if (way === 'webhook' && !whole) return;

  test('an old button changes nothing and says so; an edit is answered; a second start shows the menu', async () => {
    const member = api.bot(tokens.mord).member();
    const surface = surfaceOf(member);
    member.start();
    const { houses } = await openAll();
    const house = houses.get('mord');
    if (!house) throw new Error('mord is gone');
    const line = (name: LineName): string => house.wording.line('ar', name);
    await noticed(member, line('choices.agree'));
    const consent = member.last;
    let seen = member.texts.length;
    member.press(line('choices.agree'));
    await shown(surface, seen, (text) => text.includes(line('reception.menu')));
    seen = member.texts.length;
    const key = consent?.keys.flat().find(({ text }) => text === line('choices.refuse'));
    if (consent && key) member.pressIn(consent, key.callback_data ?? '');
    await shown(surface, seen, (text) => text.includes('زر'));
    seen = member.texts.length;
    const asked = member.text('كيف أقدم طلب؟');
    await shown(surface, seen, (text) => text.length > 0);
    seen = member.texts.length;
    member.edit(asked, 'كيف أقدم؟');
    await shown(surface, seen, (text) => text.includes('عُدّلت'));
    seen = member.texts.length;
    member.start();
    const again = (text: string): boolean => text.includes('اختاري من القائمة');
    expect(await shown(surface, seen, again)).toBeDefined();
  });

  test('nothing is said twice, and no token stands in the log', async () => {
    const member = api.bot(tokens.rahat).member();
    const surface = surfaceOf(member);
    member.text('السلام عليكم');
    const { wording } = (await openAll()).houses.get('rahat')!;
    const agree = wording.line('ar', 'choices.agree');
    await noticed(member, agree);
    // What would come twice stands before the answer to what is said next.
    member.press(agree);
    await shown(surface, 0, (text) => text.includes(wording.line('ar', 'reception.menu')));
    const before = [...member.texts];
    expect(new Set(before).size).toBe(before.length);
    expect(server.log).not.toContain('token-of-tests');
  });

  test('the command tells how both bots are set up', async () => {
    const reports = await command(['channels', 'check'], {
      DATA_DIR: server.dataDir,
      TELEGRAM_API_ROOT: api.root,
      MORD_TELEGRAM_BOT_TOKEN: tokens.mord,
      RAHAT_TELEGRAM_BOT_TOKEN: '1003:a-token-that-nobody-knows',
    });
    expect(reports).toContainEqual(
      expect.objectContaining({ association: 'mord', channel: 'telegram', state: 'ready' }),
    );
    expect(reports).toContainEqual(expect.objectContaining({ association: 'rahat', state: 'faulty' }));
    expect(reports).toContainEqual(expect.objectContaining({ association: 'najran-coffee', state: 'off' }));
    expect(JSON.stringify(reports)).not.toContain('token-of-tests');
  });
});
