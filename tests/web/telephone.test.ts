import { appendFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { inBrowser, newVisitor, openBrowser, phone } from './browser.ts';

inBrowser('the telephone of the association', () => {
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await cp(join(productRoot(), 'associations'), folder, { recursive: true });
    await appendFile(join(folder, 'rahat/pack.yaml'), `\ncontact:\n  phone: '011 234 5678'\n`);
    server = await startServer({ ASSOCIATIONS_DIR: folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
    await removeFolder(folder);
  });

  test('is dialled from the first screen on, without a script and at the narrowest too, and from what is said', async () => {
    for (const options of [phone, { ...phone, viewport: { width: 320, height: 640 } }]) {
      const visitor = await newVisitor(browser, options);
      await visitor.visit(`${server.url}/chat/rahat`);
      const link = visitor.page.getByTestId('telephone');
      expect(await link.getAttribute('href')).toBe('tel:0112345678');
      expect(await link.isVisible()).toBe(true);
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
      expect(await visitor.fits()).toBe(true);
      await visitor.give({ choice: 'agree' });
      for (const text of ['قثقث', 'ضصضص', 'غفغف']) await visitor.give({ text });
      const said = visitor.page.locator('#messages a[href="tel:0112345678"]');
      expect(await said.innerText()).toBe('011 234 5678');
      expect(visitor.complaints).toEqual([]);
      await visitor.page.context().close();
    }
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/chat/rahat`);
    expect(await page.getByTestId('telephone').isVisible()).toBe(true);
    await context.close();
  });

  test('is not there where the association has given none', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/awdat-sudair`);
    expect(await visitor.page.locator('a[href^="tel:"]').count()).toBe(0);
    await visitor.page.context().close();
  });
});
