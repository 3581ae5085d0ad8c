import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { sharedServer, type TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { atMost } from '../support/limits.ts';
import { inBrowser, newVisitor, openBrowser, phone, Visitor } from './browser.ts';
import { firstOf, further } from '../support/whole.ts';

inBrowser('whoever must leave the page in haste', () => {
  let server: TestServer;
  let browser: Browser;
  let site: Server;
  beforeAll(async () => {
    server = await sharedServer();
    browser = await openBrowser();
    site = createServer((request, response) => {
      const stays = request.url === '/stays' ? ' data-leave="stay"' : '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><html lang="ar" dir="rtl"><meta name="viewport" content="width=device-width"><title>موقع</title><h1>موقع الجمعية</h1><script async src="${server.url}/embed.js" data-association="mord"${stays}></script>`,
      );
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await server.remove();
  });

  const secret = 'كلام لا يراه غيري';
  const neutral = 'https://www.google.com/';

  /** A member's browser, in which the page that leaving leads to is played: it answers only when it is let. */
  async function newMember(options: BrowserContextOptions = phone) {
    const visitor = await newVisitor(browser, options);
    const context = visitor.page.context();
    const asked: { readonly referer: string | undefined }[] = [];
    let let_: () => void = () => undefined;
    const gate = new Promise<void>((done) => (let_ = done));
    await context.route(`${neutral}**`, async (route) => {
      asked.push({ referer: route.request().headers()['referer'] });
      await gate;
      await route.fulfill({ contentType: 'text/html', body: '<title>الطقس</title><p>الطقس</p>' });
    });
    return { visitor, page: visitor.page, context, asked, go: () => let_() };
  }
  const arrived = (page: Page): Promise<void> => page.waitForURL(`${neutral}**`);
  const seen = (page: Page): Promise<string> => page.evaluate<string>('document.body.innerText');
  const thrice = async (page: Page): Promise<void> => {
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift');
  };
  interface Times {
    readonly pressed: number;
    readonly covered: number;
    readonly title: string;
    readonly text: string;
  }
  /** Tells when the last press was and when nothing of the page was left to be painted, in milliseconds of the page. */
  async function watched(page: Page): Promise<{ readonly times: Promise<Times> }> {
    let tell: (times: Times) => void = () => undefined;
    const times = new Promise<Times>((done) => (tell = done));
    await page.exposeFunction('tellTimes', (told: Times) => tell(told));
    await page.evaluate<undefined>(`{
      let pressed = 0;
      for (const kind of ['pointerdown', 'keydown'])
        addEventListener(kind, ({ timeStamp }) => (pressed = timeStamp), true);
      new MutationObserver(() => {
        if (document.body.childElementCount > 0) return;
        requestAnimationFrame(() => setTimeout(() => window.tellTimes({
          pressed, covered: performance.now(), title: document.title, text: document.documentElement.innerText,
        })));
      }).observe(document.body, { childList: true });
    }`);
    return { times };
  }

  test.each(firstOf(['Shift three times', 'a tap']))(
    'is covered within a tenth of a second by %s, before anything is fetched, and the way back shows nothing until they say so',
    async (by) => {
      const { visitor, page, asked, go } = await newMember();
      await visitor.visit(`${server.url}/chat/mord`);
      await visitor.give({ choice: 'agree' });
      await visitor.type(secret);
      await until('it is sent', async () => (await visitor.log()).includes(secret));
      // An earlier entry of the history that shows the conversation too.
      await page.goto(`${server.url}/chat/mord?lang=en`);
      await until('it is there', async () => (await visitor.log()).includes(secret));
      const length = await page.evaluate<number>('history.length');
      const { times: told } = await watched(page);
      if (by === 'a tap') await page.getByTestId('leave').tap();
      else {
        await page.locator('#text').focus();
        await thrice(page);
      }
      const times = await told;
      process.stderr.write(`covered after ${(times.covered - times.pressed).toFixed(1)} ms\n`);
      expect(times.covered - times.pressed).toBeLessThanOrEqual(atMost(100));
      expect(times).toMatchObject({ title: 'google.com', text: '' });
      go();
      await arrived(page);
      expect(asked).toEqual([{ referer: undefined }]);
      expect(await page.evaluate<number>('history.length')).toBe(length);

      await page.goBack();
      await page.getByTestId('go-on').waitFor();
      expect((await seen(page)).trim().split(/\s*\n\s*/)).toEqual([
        'خروج سريع',
        'لا يمحو سجل المتصفح ولا رسائل واتساب.',
        'متابعة',
      ]);
      expect(await page.title()).toBe('google.com');
      await page.getByTestId('go-on').click();
      await until('it goes on', async () => (await visitor.log()).includes(secret));
      await page.reload();
      await until('it is asked once', async () => (await visitor.log()).includes(secret));
      expect(visitor.complaints).toEqual([]);
    },
  );

  test('other tabs of the device show nothing either; Escape and other keys leave nothing', async () => {
    const { visitor, page, context, go } = await newMember();
    await visitor.visit(`${server.url}/chat/mord`);
    const other = new Visitor(await context.newPage());
    await other.visit(`${server.url}/chat/mord`);
    for (const key of ['Escape', 'Escape', 'Escape', 'Shift', 'Shift', 'a', 'Shift', 'Shift'])
      await page.keyboard.press(key);
    expect(await visitor.log()).toContain('حيّاك');
    expect(await other.log()).toContain('حيّاك');
    go();
    await page.getByTestId('leave').tap();
    await arrived(page);
    await other.page.getByTestId('go-on').waitFor();
    expect(await seen(other.page)).not.toContain('حيّاك');
  });

  test('has the way out first in the order of reading and of the keyboard, and in sight with large letters and a keyboard on the screen', async () => {
    for (const [width, size] of [
      [360, '100%'],
      [320, '200%'],
    ] as const) {
      const { visitor, page } = await newMember({ ...phone, viewport: { width, height: 740 } });
      await page.addInitScript(
        `addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '${size}'))`,
      );
      await visitor.visit(`${server.url}/chat/mord`);
      await page.evaluate('document.activeElement.blur()');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('leave');
      expect((await seen(page)).trimStart()).toMatch(/^خروج سريع/);
      for (const height of [740, 380]) {
        await page.setViewportSize({ width, height });
        await page.locator('#text').focus();
        const found = await page.evaluate<{ inSight: boolean; height: number }>(`(() => {
          const box = document.getElementById('leave').getBoundingClientRect();
          const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return { inSight: at?.id === 'leave' && box.top >= 0 && box.left >= 0 && box.right <= innerWidth, height: box.height };
        })()`);
        expect(found.inSight).toBe(true);
        expect(found.height).toBeGreaterThanOrEqual(44);
        expect(await visitor.fits()).toBe(true);
      }
    }
  });

  test('ends on a turned telephone where the head beside it ends, and stays in sight', async () => {
    const { visitor, page } = await newMember({ ...phone, viewport: { width: 740, height: 360 } });
    await visitor.visit(`${server.url}/chat/mord`);
    const [bar, head, way] = await page.evaluate<
      readonly { readonly top: number; readonly bottom: number }[]
    >(
      `['.leaving', 'header', '#leave'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON())`,
    );
    expect(bar?.bottom).toBe(head?.bottom);
    expect(way?.top).toBeGreaterThanOrEqual(0);
    expect(way?.bottom).toBeLessThanOrEqual(head?.bottom ?? 0);
  });

  further(
    'leaves the form and the list of associations too, and every page without scripts, which tells nobody from where',
    async () => {
      const paths = ['/chat/mord', '/', `/form/${'x'.repeat(43)}`];
      for (const path of paths.slice(1)) {
        const { page, go } = await newMember();
        await page.goto(`${server.url}${path}`);
        const { times } = await watched(page);
        await thrice(page);
        expect((await times).text).toBe('');
        go();
        await arrived(page);
        await page.goto(`${server.url}${path}`);
        await page.getByTestId('go-on').click();
        expect(await seen(page)).toContain('سجل المتصفح');
      }
      for (const path of paths) {
        const { page, asked, go } = await newMember({ ...phone, javaScriptEnabled: false });
        go();
        await page.goto(`${server.url}${path}`);
        await page.getByTestId('leave').tap();
        await arrived(page);
        expect(asked).toEqual([{ referer: undefined }]);
      }
    },
  );

  test.each(
    firstOf([
      ['/', 'a tap in the chat'],
      ['/', 'Shift three times on the page around it'],
      ['/stays', 'a tap in the chat'],
    ]),
  )(
    'in the frame on %s by %s: the site goes away too, or the chat alone where the site stays',
    async (path, by) => {
      const { visitor, page, go } = await newMember();
      const address = `http://localhost:${(site.address() as AddressInfo).port}${path}`;
      const open = async () => {
        await until('the button is there', async () => (await page.locator('[data-silah]').count()) === 1);
        const [frame] = await Promise.all([
          page.waitForEvent('framenavigated', { predicate: (one) => one.url().startsWith(server.url) }),
          page.mouse.click(50, 690),
        ]);
        return frame;
      };
      await page.goto(address);
      const frame = await open();
      await until('it greets', () => visitor.question !== undefined);
      await frame.locator('.entry.theirs').first().waitFor();
      go();
      if (by === 'a tap in the chat') await frame.getByTestId('leave').tap();
      else {
        await page.evaluate('document.activeElement.blur()');
        await thrice(page);
      }
      if (path === '/') {
        await arrived(page);
        await page.goBack().catch(() => undefined);
        expect(await page.content()).not.toContain('موقع الجمعية');
        await page.goto(address);
      } else await until('the frame is gone', () => frame.isDetached());
      const again = await open();
      await again.getByTestId('go-on').waitFor();
      expect(await again.evaluate<string>('document.body.innerText')).not.toContain('حيّاك');
      await again.getByTestId('go-on').click();
      await again.locator('.entry.theirs').first().waitFor();
    },
  );
});
