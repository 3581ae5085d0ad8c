import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, openBrowser, phone, Visitor } from './browser.ts';

inBrowser('a device that others use too', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const kept = `JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)])`;

  test('forgets the conversation when it is told to: what comes then is the greeting, and nothing of the past', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    await visitor.type('السر الذي لا يراه أحد');
    await until('it is sent', async () => (await visitor.log()).includes('السر الذي لا يراه أحد'));
    const before = await page.evaluate<string>(kept);
    const old = /"(\w[\w-]{42})"/.exec(before)?.[1] ?? '';
    expect(old).not.toBe('');

    await page.getByTestId('forget').click();
    const question = page.locator('#forget-question');
    expect(await question.innerText()).toContain('تُغلق المحادثة على هذا الجهاز');
    await page.getByTestId('forget-no').click();
    expect(await question.isVisible()).toBe(false);
    expect(await visitor.log()).toContain('السر الذي لا يراه أحد');

    await page.getByTestId('forget').click();
    await page.getByTestId('forget-yes').click();
    await until('the page began anew', async () => {
      const log = await visitor.log().catch(() => '');
      return log.includes('حيّاك') && !log.includes('السر');
    });
    const after = await page.evaluate<string>(kept);
    expect(after).not.toContain(old);
    await page.goBack().catch(() => undefined);
    await page.goto(`${server.url}/chat/mord`);
    await until('the greeting is there', async () => (await visitor.log()).includes('حيّاك'));
    expect(await visitor.log()).not.toContain('السر');
    expect(visitor.complaints).toEqual([]);
  });

  test('two tabs of one device share a session: both go on, and one that is told to forget ends both', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    const other = new Visitor(await visitor.page.context().newPage());
    const renewals: string[] = [];
    for (const page of [visitor.page, other.page])
      page.on('request', (request) => {
        if (/\/webchat\/mord\//.test(request.url()) && !/"token"/.test(request.postData() ?? ''))
          renewals.push(request.url());
      });
    await other.visit(`${server.url}/chat/mord`);
    await other.type('من الصفحة الثانية');
    await until('both show it', async () => {
      const logs = await Promise.all([visitor.log(), other.log()]);
      return logs.every((log) => log.includes('من الصفحة الثانية'));
    });
    await visitor.type('من الصفحة الأولى');
    await until('both show that', async () => {
      const logs = await Promise.all([visitor.log(), other.log()]);
      return logs.every((log) => log.includes('من الصفحة الأولى'));
    });
    expect(renewals.length).toBeLessThanOrEqual(1);
    await other.page.getByTestId('forget').click();
    await other.page.getByTestId('forget-yes').click();
    await until('nothing is left on either', async () => {
      const logs = await Promise.all([visitor.log(), other.log()].map((log) => log.catch(() => 'الصفحة')));
      return logs.every((log) => log.includes('حيّاك') && !log.includes('الصفحة'));
    });
  });
});
