import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone, rested, type Visitor } from './browser.ts';

const wanted = process.env['UPDATE_SCREENSHOTS'] === '1';
const folder = join(productRoot(), 'docs/screenshots');
const mostBytes = 80 * 1024;

/** The pictures of the docs: drawn by the product itself, kept only when UPDATE_SCREENSHOTS=1. */
inBrowser('pictures for the docs', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    if (wanted) mkdirSync(folder, { recursive: true });
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const taken: string[] = [];
  async function take(visitor: Visitor, name: string): Promise<void> {
    // The pointer stands on no button, and what moves has come to rest.
    await visitor.page.mouse.move(0, 0);
    await rested(visitor.page);
    const path = join(folder, `${name}.png`);
    if (wanted) await visitor.page.screenshot({ path });
    expect(statSync(path).size).toBeLessThanOrEqual(mostBytes);
    taken.push(name);
  }

  const looks = [
    ['phone-ar', phone, 'ar', 'light', ['greeting', 'form', 'review', 'receipt']],
    ['phone-ar-dark', phone, 'ar', 'dark', ['review']],
    ['phone-en', phone, 'en', 'light', ['form']],
    ['desktop-ar', { ...desktop, viewport: { width: 1100, height: 740 } }, 'ar', 'light', ['form']],
  ] as const;
  test.each(looks)('%s', async (name, size, lang, colorScheme, moments) => {
    const visitor = await newVisitor(browser, { ...size, colorScheme, reducedMotion: 'reduce' });
    const at = async (moment: string): Promise<void> => {
      if ((moments as readonly string[]).includes(moment)) await take(visitor, `${name}-${moment}`);
    };
    await visitor.visit(`${server.url}/chat/awdat-sudair?lang=${lang}`);
    await at('greeting');
    await visitor.goOn('mobile');
    await visitor.give({
      text: lang === 'ar' ? 'متى يأتيني الرد على طلبي؟' : 'When do I get an answer to my request?',
    });
    await at('form');
    await visitor.goOn('review');
    await at('review');
    await visitor.goOn('sign');
    await visitor.give({ choice: 'sign' });
    await visitor.page.locator('.reference').waitFor();
    await at('receipt');
    expect(taken.filter((one) => one.startsWith(`${name}-`)).length).toBeGreaterThanOrEqual(moments.length);
  });
});
