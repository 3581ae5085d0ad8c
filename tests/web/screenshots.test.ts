import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone, type Visitor } from './browser.ts';

const wanted = process.env['UPDATE_SCREENSHOTS'] === '1';
const folder = join(productRoot(), 'docs/screenshots');
const mostBytes = 80 * 1024;

/** The pictures of the docs: drawn by the product itself, kept only when UPDATE_SCREENSHOTS=1. */
inBrowser('pictures for the docs', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    if (wanted) mkdirSync(folder, { recursive: true });
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const taken: string[] = [];
  async function take(visitor: Visitor, name: string): Promise<void> {
    // The pointer stands on no button, and what moves has come to rest.
    await visitor.page.mouse.move(0, 0);
    await visitor.page.waitForTimeout(400);
    const path = join(folder, `${name}.png`);
    const picture = await visitor.page.screenshot(wanted ? { path } : {});
    expect(picture.length).toBeLessThanOrEqual(mostBytes);
    if (wanted) expect(statSync(path).size).toBe(picture.length);
    taken.push(name);
  }

  const looks = [
    ['phone-ar', phone, 'ar', 'light'],
    ['phone-ar-dark', phone, 'ar', 'dark'],
    ['phone-en', phone, 'en', 'light'],
    ['desktop-ar', desktop, 'ar', 'light'],
  ] as const;
  test.each(looks)(
    '%s',
    async (name, size, lang, colorScheme) => {
      const visitor = await newVisitor(browser, { ...size, colorScheme, reducedMotion: 'reduce' });
      await visitor.visit(`${server.url}/chat/awdat-sudair?lang=${lang}`);
      await take(visitor, `${name}-greeting`);
      await visitor.goOn('mobile');
      await visitor.give({
        text: lang === 'ar' ? 'متى يأتيني الرد على طلبي؟' : 'When do I get an answer to my request?',
      });
      await take(visitor, `${name}-question`);
      await visitor.goOn('review');
      await take(visitor, `${name}-review`);
      await visitor.goOn('sign');
      await visitor.give({ choice: 'sign' });
      await visitor.page.locator('.reference').waitFor();
      await take(visitor, `${name}-receipt`);
      expect(taken.filter((one) => one.startsWith(name)).length).toBeGreaterThanOrEqual(4);
    },
    60_000,
  );
});
