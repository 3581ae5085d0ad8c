import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { onTelegram, onWhatsApp } from '../channels/surfaces.ts';
import { shown, stepsOf } from '../channels/walk.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openBotApi, type BotApi } from '../standins/bot-api.ts';
import { openGraphApi, type GraphApi } from '../standins/graph-api.ts';
import { removeFolder } from '../support/folders.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { openAll } from '../support/house.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { desktop, inBrowser, openBrowser, phone } from './browser.ts';
import { picture } from './pictures.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'correct horse battery staple';
const bot = '1001:a-bot-token-of-tests';
const identity = {
  id: '106540352242922',
  token: 'a-whatsapp-token-of-tests',
  appSecret: 'an-app-secret-of-tests',
  verifyToken: 'a-verify-token-of-tests',
};

inBrowser('channels in a browser', () => {
  let dataDir: string;
  let telegram: BotApi;
  let graph: GraphApi;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await dataFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    const staff = { association: 'rahat', email: 'researcher@rahat.example', role: 'researcher' };
    await putStaff(place.ground.database, { ...staff, password: await hashPassword(password) }, 0);
    await place.close();
    telegram = await openBotApi();
    telegram.bot(bot);
    graph = await openGraphApi();
    const number = graph.number(identity);
    server = await startServer({
      DATA_DIR: dataDir,
      TELEGRAM_API_ROOT: telegram.root,
      WHATSAPP_API_ROOT: graph.root,
      RAHAT_TELEGRAM_BOT_TOKEN: bot,
      RAHAT_WHATSAPP_ACCESS_TOKEN: identity.token,
      RAHAT_WHATSAPP_PHONE_NUMBER_ID: identity.id,
      RAHAT_WHATSAPP_APP_SECRET: identity.appSecret,
      RAHAT_WHATSAPP_VERIFY_TOKEN: identity.verifyToken,
    });
    expect(await number.hooks.subscribe(`${server.url}/webhooks/whatsapp/rahat`)).toBe(true);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await telegram.close();
    await graph.close();
    await dropShared(dataDir);
    await removeFolder(dataDir);
  });

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found: { id: string; impact: string | null }[] = await page.evaluate(
      'axe.run(document).then(({ violations }) => violations)',
    );
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
  }

  test('on a phone the one-time form asks, says what is wrong, and the chat goes on by itself', async () => {
    const { engine, houses } = await openAll();
    const house = houses.get('rahat');
    const service = house?.association.services.find(({ fields }) => fields[2]?.type === 'nationalId');
    if (!house || !service) throw new Error('there is no service that asks for the national id early');
    const number = graph.number(identity);
    expect(await number.hooks.subscribe(`${server.url}/webhooks/whatsapp/rahat`)).toBe(true);
    const member = number.member();
    const surface = onWhatsApp(member);
    const steps = stepsOf(engine, house, service.id);
    member.text('السلام عليكم');
    await shown(surface, 0, (text) => text.includes(steps[0]?.asked ?? ''));
    for (const step of steps) {
      if ('type' in step && step.secret) break;
      const seen = member.texts.length;
      const { then = '' } = step;
      if ('press' in step) await surface.press(step.press);
      else if ('type' in step) await surface.say(step.type);
      await shown(surface, seen, (text) => text.includes(then));
    }
    const url = member.shown.findLast(({ link }) => link)?.link?.url ?? '';
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(url);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await faultsOf(page)).toEqual([]);
    await page.fill('#answer', '1234567890');
    await page.click('button');
    await page.waitForSelector('#wrong');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'secure-form-phone');
    const seen = member.texts.length;
    await page.fill('#answer', '١١٠٠٠٠٠٠٠٧');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status]');
    await shown(surface, seen, (text) => text.length > 0);
    await page.goto(url);
    expect(await page.textContent('main')).toContain('انتهت');
    expect(member.texts.join('\n')).not.toContain('1100000007');
    await context.close();
  });

  test('what a person wrote and nobody knows whether it arrived is shown at the desk, and sent again when they say so', async () => {
    const member = telegram.bot(bot).member();
    const surface = onTelegram(member);
    member.text('السلام عليكم');
    await until('the consent is asked for', () => (member.last?.keys.length ?? 0) > 0);
    const greeted = member.texts.length;
    member.text('موظف');
    await shown(surface, greeted, (text) => text.length > 0);
    const context = await browser.newContext(desktop);
    const page = await context.newPage();
    await page.goto(`${server.url}/desk/sign-in`);
    await page.getByTestId('sign-in-email').fill('researcher@rahat.example');
    await page.getByTestId('sign-in-password').fill(password);
    await page.getByTestId('sign-in-submit').click();
    await page.getByTestId('account').waitFor();
    await page.getByTestId('inbox-item').first().click();
    await page.getByTestId('claim').click();
    await page.getByTestId('reply-text').waitFor();
    const seen = member.texts.length;
    telegram.bot(bot).fail({ kind: 'reset', sent: false }, { method: 'sendMessage' });
    await page.getByTestId('reply-text').fill('أهلًا بك، وصلتنا رسالتك');
    await page.getByTestId('reply-send').click();
    await page.getByTestId('send-again').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'desk-undelivered');
    await page.getByTestId('send-again').click();
    await shown(surface, seen, (text) => text.includes('وصلتنا رسالتك'));
    await page.getByTestId('send-again').waitFor({ state: 'detached' });
    await context.close();
  });
});
