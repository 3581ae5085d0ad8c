import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { removeFolder } from '../support/folders.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { inBrowser, openBrowser, phone } from './browser.ts';
import { putRoles, signedIn } from './desk-door.ts';

inBrowser('an alert at the desk', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await dataFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'delegate', 'manager']);
    const conversation = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
    await leaveIn(place, conversation, { outcomes: [alertOf('an-alert')], words: danger });
    await leaveIn(place, conversation, { outcomes: [{ type: 'safeContact', how: 'رسالة', when: 'الصباح' }] });
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await dropShared(dataDir);
    await removeFolder(dataDir);
  });

  test('says to whoever may not open it that it is urgent and nothing else, on a phone too', async () => {
    const page = await signedIn(browser, server.url, 'delegate', { path: '/desk', options: phone });
    const row = page.locator('[data-testid="inbox-item"][data-urgent]');
    await row.waitFor();
    expect(await row.innerText()).toContain('عاجل');
    expect(await page.innerText('body')).not.toMatch(/زوجي|يضربني|عنف|violence|رسالة/);
    expect(await row.getAttribute('href')).toBeNull();
    const wider = 'document.documentElement.scrollWidth > innerWidth';
    expect(await page.evaluate(wider)).toBe(false);
  });

  test('is read with one press, reported and closed by whoever may open it; the manager sees who did', async () => {
    const page = await signedIn(browser, server.url, 'researcher', { path: '/desk', options: phone });
    await page.locator('[data-testid="inbox-item"][data-urgent]').click();
    await page.getByTestId('alert').waitFor();
    expect(await page.getByTestId('alert-words').innerText()).toBe(danger);
    expect(await page.getByTestId('safe-contact').innerText()).toContain('الصباح');
    await page.getByTestId('acknowledge').click();
    await page.getByTestId('acknowledged').waitFor();
    await page.getByTestId('protection-report').click();
    for (const [name, value] of [
      ['where', 'الحماية الأسرية'],
      ['number', '77'],
      ['hour', '22:10'],
    ] as const)
      await page.getByTestId(`report-${name}`).fill(value);
    await page.getByTestId('confirm').click();
    await page.getByTestId('alert-report').waitFor();
    await page.getByTestId('close-alert').click();
    await page.getByTestId('close-alert-reason').fill('وصل إلى مكان آمن');
    await page.getByTestId('confirm').click();
    await page.getByTestId('alert-closed').waitFor();
    const manager = await signedIn(browser, server.url, 'manager', { path: '/desk/alerts' });
    await manager.getByTestId('audited-alert').waitFor();
    expect(await manager.getByTestId('audited-alert').innerText()).toContain('researcher');
    expect(await manager.getByTestId('duty-warning').first().innerText()).toContain('لم تُسمِّ الجمعية أحدًا');
    expect(await manager.innerText('body')).not.toMatch(/زوجي|يضربني|عنف|violence/);
  });
});
