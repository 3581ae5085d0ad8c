import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { startServer, type ServerProcess } from '../support/server.ts';
import { inBrowser, newVisitor, openBrowser, phone, type Visitor } from './browser.ts';
import { takes } from '../support/pace.ts';
import { firstOf } from '../support/whole.ts';

let browser: Browser;
let server: ServerProcess;

/** Two taps of one finger on one spot of the screen, so many milliseconds apart. */
async function tapTwice({ page }: Visitor, button: Locator, gap: number): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  await button.click({ trial: true });
  const box = (await button.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.touchscreen.tap(x, y);
  await takes(gap);
  await page.touchscreen.tap(x, y);
}

const button = ({ page }: Visitor, title: string): Locator =>
  page.locator('.choice', { hasText: title }).first();

/** Waits until a button has stood long enough to be pressed: a second tap has done by then whatever it does. */
const takesTaps = (visitor: Visitor, title: string): Promise<void> =>
  button(visitor, title).click({ trial: true });

inBrowser('a finger that taps twice', () => {
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test.each(firstOf([300, 150, 500]))(
    '%i ms apart, on one spot: signs nothing, rates nothing, asks for nobody',
    async (gap) => {
      const visitor = await newVisitor(browser, phone);
      await visitor.visit(`${server.url}/chat/rahat`);
      await tapTwice(visitor, button(visitor, 'أوافق'), gap);
      await takesTaps(visitor, 'تقديم طلب');
      expect(visitor.kind).toBe('menu');
      await visitor.goOn('review');
      await tapTwice(visitor, button(visitor, 'نعم، كلها صحيحة'), gap);
      await takesTaps(visitor, 'أقرّ وأوقّع');
      expect(visitor.kind).toBe('sign');
      expect(await visitor.page.locator('.reference').count()).toBe(0);
      await tapTwice(visitor, button(visitor, 'أقرّ وأوقّع'), gap);
      // Out of sight it is not drawn: what was said last stands in sight.
      await visitor.page.locator('.reference').waitFor({ state: 'attached' });
      await takesTaps(visitor, 'ممتاز');
      expect(visitor.kind).toBe('rating');
      expect(await visitor.page.locator('.reference').count()).toBe(1);
      expect(await visitor.log()).not.toContain('وصلنا تقييمك');
      await visitor.page.context().close();
    },
  );
});
