import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sharedServer, type TestServer } from '../http/support.ts';
import { associations } from '../support/house.ts';
import { further, whole } from '../support/whole.ts';
import { seriousOn } from './axe.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone } from './browser.ts';

inBrowser('whoever sees, hears or moves badly', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await sharedServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const sizes = { phone, desktop };
  const table = (['ar', 'en'] as const).flatMap((lang, i) =>
    (['phone', 'desktop'] as const).filter((_, j) => whole || i === j).map((size) => [lang, size] as const),
  );
  test.each(table)(
    'meets nothing serious from the greeting to the receipt and the rating, by day and by night (%s, %s)',
    async (lang, size) => {
      const visitor = await newVisitor(browser, { ...sizes[size], reducedMotion: 'reduce' });
      const { page } = visitor;
      const inBoth = async (): Promise<Readonly<Record<string, string[]>>> => {
        const all: Record<string, string[]> = {};
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // By night nothing but the colours is another.
          all[colorScheme] = await seriousOn(
            page,
            colorScheme === 'dark' && !whole ? 'color-contrast' : undefined,
          );
        }
        return all;
      };
      const nothing = { light: [], dark: [] };
      await visitor.visit(`${server.url}/chat/mord?lang=${lang}`);
      expect(await inBoth()).toEqual(nothing);
      const kinds = ['menu', 'nationalId', 'attachment', 'review', 'sign'];
      for (const kind of whole || lang === 'ar' ? kinds : ['nationalId', 'sign']) {
        await visitor.goOn(kind);
        expect({ kind, ...(await inBoth()) }).toEqual({ kind, ...nothing });
        expect(await visitor.fits()).toBe(true);
      }
      await visitor.give({ choice: 'sign' });
      await page.locator('.reference').waitFor();
      expect(await inBoth()).toEqual(nothing);
      await page.context().close();
    },
  );

  further('meets nothing serious on the list of associations', async () => {
    for (const lang of ['ar', 'en'])
      for (const size of [phone, desktop]) {
        const context = await browser.newContext(size);
        const page = await context.newPage();
        await page.goto(`${server.url}/?lang=${lang}`);
        expect(await seriousOn(page)).toEqual([]);
        await context.close();
      }
  });

  const small = { ...phone, viewport: { width: 320, height: 640 } };
  test.each(whole ? (['ar', 'en'] as const) : (['ar'] as const))(
    'can make the letters twice as large: what is said keeps half the page in every state (%s)',
    async (lang) => {
      const visitor = await newVisitor(browser, small);
      await visitor.page.addInitScript(
        `addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'))`,
      );
      const share = (): Promise<number> =>
        visitor.page.evaluate<number>(`document.getElementById('log').clientHeight / innerHeight`);
      await visitor.visit(`${server.url}/chat/rahat?lang=${lang}`);
      for (const kind of ['consent', 'service', 'nationalId', 'attachment', 'review', 'sign']) {
        await visitor.goOn(kind);
        expect({ kind, half: (await share()) >= 0.5, fits: await visitor.fits() }).toEqual({
          kind,
          half: true,
          fits: true,
        });
        expect(await visitor.page.locator('#send').isVisible()).toBe(true);
      }
      await visitor.page.context().close();
    },
  );

  test('sees the answers to the greeting at once on a small telephone, and can read all that they answer', async () => {
    const size = { ...phone, viewport: { width: 360, height: 640 } };
    for (const association of whole ? associations : (['rahat'] as const))
      for (const lang of ['ar', 'en']) {
        const visitor = await newVisitor(browser, size);
        const { page } = visitor;
        await visitor.visit(`${server.url}/chat/${association}?lang=${lang}`);
        const answers = page.locator('.choice');
        await answers.last().waitFor();
        const bottom = await page.evaluate<number>(
          `Math.max(...[...document.querySelectorAll('.choice')].map((one) => one.getBoundingClientRect().bottom))`,
        );
        const log = (await page.locator('#log').boundingBox())!;
        expect(bottom).toBeLessThanOrEqual(log.y + log.height);
        const unfold = page.locator('.unfold');
        if (await unfold.count()) await unfold.click();
        const hidden = `[...document.querySelectorAll('.folded')].some((one) => getComputedStyle(one).overflowY === 'hidden')`;
        expect(await page.evaluate<boolean>(hidden)).toBe(false);
        await page.context().close();
      }
  });

  further('makes letters and buttons large by one press, which stays', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    const height = async (): Promise<number> => (await page.locator('.choice').first().boundingBox())!.height;
    const before = await height();
    await page.getByTestId('large').click();
    expect(await height()).toBeGreaterThan(before * 1.3);
    await page.reload();
    await page.locator('.choice').first().waitFor();
    expect(await height()).toBeGreaterThan(before * 1.3);
    expect(await visitor.fits()).toBe(true);
    await page.getByTestId('large').click();
    expect(await height()).toBe(before);
    await page.context().close();
  });

  test('is given targets of 44 pixels or more', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.goOn('service');
    const small = await visitor.page.evaluate<string[]>(
      `[...document.querySelectorAll('button, header a, textarea')].filter((one) => one.offsetParent !== null)
        .map((one) => [one.id || one.textContent, one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44).map(([name]) => name)`,
    );
    expect(small).toEqual([]);
  });
});
