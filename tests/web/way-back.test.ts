import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { seriousOn } from './axe.ts';
import { inBrowser, newVisitor, openBrowser, phone, Visitor } from './browser.ts';

const pin = '٤٠٧١';

/** The link that the page has made. */
async function linkOn(page: Page): Promise<string> {
  await page.getByTestId('return-copy').waitFor();
  return page.getByTestId('return-link').inputValue();
}

inBrowser('the link to a conversation', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer({ LOG_LEVEL: 'trace' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  test.each(['ar', 'en'] as const)(
    'is made behind a PIN, leads back from another telephone alone with it, and takes the conversation there (%s)',
    async (lang) => {
      const visitor = await newVisitor(browser, phone);
      const { page } = visitor;
      await visitor.visit(`${server.url}/chat/rahat?lang=${lang}`);
      await visitor.give({ choice: lang === 'ar' ? 'أوافق' : 'I agree' });
      expect(await page.getByTestId('keep-link').count()).toBe(0);
      await visitor.give({ text: lang === 'ar' ? 'أبغى أكلم موظف' : 'I want to talk to a person' });
      await page.getByTestId('keep-link').click();
      await page.getByTestId('return-pin').fill('1111');
      await page.getByTestId('return-do').click();
      await until('it is refused', async () => (await page.getByTestId('return-fault').innerText()) !== '');
      await page.getByTestId('return-pin').fill(pin);
      expect(await seriousOn(page)).toEqual([]);
      await page.getByTestId('return-do').click();
      const link = await linkOn(page);
      expect(link).toMatch(/\/chat\/rahat\/link(\?lang=en)?#[\w-]{43}$/);
      expect(await seriousOn(page)).toEqual([]);
      await page.getByTestId('return-chat').click();
      await until('the conversation is there', async () => /أبغى|I want/.test(await visitor.log()));

      const other = await newVisitor(browser, phone);
      await other.visit(`${server.url}/chat/rahat?lang=${lang}`);
      await other.page.goto(link);
      expect(other.page.url()).not.toContain('#');
      expect(await other.page.getByTestId('return-other').isVisible()).toBe(true);
      const fault = other.page.getByTestId('return-fault');
      for (let n = 0; n < 5; n += 1) {
        await other.page.getByTestId('return-pin').fill('5055');
        await other.page.getByTestId('return-do').click();
        await until('it is refused', async () => /صحيح|not right/.test(await fault.innerText()));
      }
      await other.page.getByTestId('return-pin').fill(pin);
      await other.page.getByTestId('return-do').click();
      await until('none is taken now', async () => /\d:\d\d/.test(await fault.innerText()));
      expect(visitor.complaints).toEqual([]);
      expect(other.complaints).toEqual([]);
      await page.context().close();
      await other.page.context().close();
    },
  );

  test('opens the conversation on another telephone; the first one begins anew', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.give({ choice: 'أوافق' });
    await visitor.give({ text: 'أبغى أكلم موظف' });
    await page.getByTestId('keep-link').click();
    await page.getByTestId('return-pin').fill(pin);
    await page.getByTestId('return-do').click();
    const link = await linkOn(page);
    const other = new Visitor(await (await browser.newContext(phone)).newPage());
    await other.page.goto(link);
    await other.page.getByTestId('return-pin').fill(pin);
    await other.page.getByTestId('return-do').click();
    await until('it is there', async () => (await other.log()).includes('أبغى أكلم موظف'));
    await other.type('من الجوال الثاني');
    await until('it goes on', async () => (await other.log()).includes('من الجوال الثاني'));
    await page.getByTestId('return-chat').click();
    await until('the first begins anew', async () => (await visitor.log()).includes('أوافق'));
    expect(await visitor.log()).not.toContain('أبغى أكلم موظف');
    // What opens it stands in no line of the log, at whatever level.
    const [, value = 'none'] = link.split('#');
    expect(server.log()).not.toContain(value);
    expect(server.log()).not.toMatch(/٤٠٧١|"pin"/);
    expect(other.complaints).toEqual([]);
    await page.context().close();
    await other.page.context().close();
  });

  test('is neither offered nor made after a sign of danger', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.give({ choice: 'أوافق' });
    await visitor.give({ text: 'أبغى أكلم موظف' });
    await page.getByTestId('keep-link').waitFor();
    await visitor.give({ text: 'زوجي يضربني وأنا خايفة' });
    await until('it is withdrawn', async () => (await page.getByTestId('keep-link').count()) === 0);
    await page.goto(`${server.url}/chat/rahat/link`);
    await page.getByTestId('return-pin').fill(pin);
    await page.getByTestId('return-do').click();
    await until('none is made', async () =>
      (await page.getByTestId('return-fault').innerText()).includes('لا نعمل رابطًا'),
    );
    await page.context().close();
  });
});
