import { expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { associations } from '../support/house.ts';
import { further, whole } from '../support/whole.ts';
import { until } from '../support/wait.ts';
import { seriousOn } from './axe.ts';
import { desktop, inBrowser, newVisitor, phone, rested, type Visitor } from './browser.ts';
import { openShared } from './shared.ts';
import { inEveryState } from './every-state.ts';

inBrowser('whoever sees, hears or moves badly', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  const nothing = { light: [], dark: [] };
  const inBoth = async ({ page }: Visitor): Promise<Readonly<Record<string, string[]>>> => {
    // Buttons that have just appeared take nobody yet.
    await until('they can be pressed', async () => (await page.locator('#beside :disabled').count()) === 0);
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

  const isInSight = async (page: Page, where: string): Promise<boolean> => {
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    const box = await page.locator(where).first().boundingBox();
    return (
      box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
    );
  };

  const sizes = { phone, desktop };
  const table = (['ar', 'en'] as const).flatMap((lang, i) =>
    (['phone', 'desktop'] as const).filter((_, j) => whole || i === j).map((size) => [lang, size] as const),
  );
  test.each(table)(
    'meets nothing serious from the greeting to the receipt and the rating, by day and by night (%s, %s)',
    async (lang, size) => {
      const visitor = await newVisitor(browser, { ...sizes[size], reducedMotion: 'reduce' });
      const { page } = visitor;
      await visitor.visit(`${server.url}/chat/mord?lang=${lang}`);
      expect(await inBoth(visitor)).toEqual(nothing);
      const kinds = ['menu', 'nationalId', 'attachment', 'review', 'sign'];
      for (const kind of whole || lang === 'ar' ? kinds : ['nationalId', 'sign']) {
        await visitor.goOn(kind);
        expect({ kind, ...(await inBoth(visitor)) }).toEqual({ kind, ...nothing });
        expect(await visitor.fits()).toBe(true);
      }
      await visitor.give({ choice: 'sign' });
      await page.locator('.reference').waitFor();
      expect(await inBoth(visitor)).toEqual(nothing);
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
      const { page } = visitor;
      const share = (): Promise<number> =>
        page.evaluate<number>(`document.getElementById('log').clientHeight / innerHeight`);
      await visitor.visit(`${server.url}/chat/rahat?lang=${lang}`);
      await inEveryState(visitor, lang, async (state) => {
        const half = (await share()) >= 0.5;
        const sends = await page.locator('#send').isVisible();
        expect({ state, half, fits: await visitor.fits(), sends }).toEqual({
          state,
          half: true,
          fits: true,
          sends: true,
        });
        if (whole) expect({ state, ...(await inBoth(visitor)) }).toEqual({ state, ...nothing });
      });
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

  test('can turn the telephone in the middle of a form: the log keeps its room, and what is written stays', async () => {
    const visitor = await newVisitor(browser, { ...phone, viewport: { width: 360, height: 640 } });
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.goOn('nationalId');
    await page.fill('#text', '12345');
    const upright = await page.evaluate('document.querySelector("header").getBoundingClientRect().top');
    for (const turned of [true, false]) {
      await page.setViewportSize(turned ? { width: 640, height: 320 } : { width: 360, height: 640 });
      await rested(page);
      const share = await page.evaluate<number>(`document.getElementById('log').clientHeight / innerHeight`);
      expect(share).toBeGreaterThanOrEqual(turned ? 0.4 : 0.5);
      expect(await visitor.fits()).toBe(true);
      for (const one of ['#leave', '.language', '#forget', '#text', '#send'])
        expect(await isInSight(page, one)).toBe(true);
      expect(await page.inputValue('#text')).toBe('12345');
    }
    expect(await page.evaluate('document.querySelector("header").getBoundingClientRect().top')).toBe(upright);
    await page.context().close();
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
