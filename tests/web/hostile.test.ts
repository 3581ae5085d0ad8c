import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Frame } from 'playwright-core';
import { sharedServer, type TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone } from './browser.ts';
import { openShared } from './shared.ts';
import { firstOf, further } from '../support/whole.ts';

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
const hostile: readonly (readonly [string, string])[] = [
  ['a script', '<script>window.ran = 1</script>'],
  ['a picture that fails', '<img src=x onerror="window.ran = 1">'],
  ['a frame', '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>'],
  ['an address that is a script', 'javascript:window.ran=1 https://x.example/"onmouseover="window.ran=1'],
  ['the end of the element', '</textarea></script><svg onload="window.ran = 1">'],
  ['an override of direction', '\u202eموقع مزور gnp.exe\u202c \u2067\u2066\u2068'],
  ['overrides that are never closed', `${'\u202e'.repeat(300)}نص`],
  ['one word of 900 letters', 'ا'.repeat(900)],
  ['one word of 900 Latin letters', 'W'.repeat(900)],
  ['marks without end', `ا${'\u064b\u0651'.repeat(400)}`],
  ['an address without end', `https://example.org/${'a'.repeat(900)}`],
  ['lines without end', 'سطر\n'.repeat(200)],
  ['signs beyond the first plane', '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(40)],
];

inBrowser('what a member writes is text', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  test('whatever it is: nothing of it runs, and it breaks no layout', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    for (const [name, text] of hostile) {
      await visitor.give({ text });
      expect({ name, ran: await page.evaluate<unknown>('window.ran'), fits: await visitor.fits() }).toEqual({
        name,
        ran: undefined,
        fits: true,
      });
    }
    await page.reload();
    await until(
      'the log is there again',
      async () => (await page.locator('.entry.mine').count()) > hostile.length,
    );
    expect(await page.evaluate<unknown>('window.ran')).toBeUndefined();
    expect(await visitor.fits()).toBe(true);
    expect(await page.locator('#messages script, #messages iframe, #messages img').count()).toBe(0);
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('#messages a')].map((one) => one.getAttribute('href'))`,
    );
    expect(links.filter((href) => !/^https?:/.test(href))).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  test('in a field of the form too: review and receipt hold', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.goOn('text');
    await visitor.give({
      text: `\u202e<img src=x onerror="window.ran=1"> ${'ا'.repeat(300)} ${'W'.repeat(300)}`,
    });
    await visitor.goOn('attachment');
    const name = `\u202e<script>window.ran=1<\u2044script>${'ملف'.repeat(60)}.pdf`;
    const before = visitor.heard.size;
    await page.setInputFiles('#file', { name, mimeType: 'application/pdf', buffer: pdf });
    await visitor.answered(before);
    await visitor.goOn('review');
    expect(await visitor.fits()).toBe(true);
    await visitor.goOn('sign');
    await visitor.give({ choice: 'sign' });
    await page.locator('.reference').waitFor();
    expect(await page.evaluate<unknown>('window.ran')).toBeUndefined();
    expect(await visitor.fits()).toBe(true);
    expect(visitor.complaints).toEqual([]);
  });

  test('a file that is none of ours is refused before it is sent, in Arabic', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await page.setInputFiles('#file', {
      name: 'a.exe',
      mimeType: 'application/x-msdownload',
      buffer: Buffer.from('MZ'),
    });
    await page.locator('.failure').waitFor();
    expect(await page.locator('.failure').innerText()).toContain('هذا النوع من الملفات غير مقبول');
  });
});

inBrowser('the button on the page of somebody else', () => {
  let server: TestServer;
  let site: Server;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    server = await sharedServer();
    browser = await openBrowser();
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${server.url}; frame-src ${server.url}`,
      );
      response.end(
        `<!doctype html><html lang="ar" dir="rtl"><meta name="viewport" content="width=device-width"><title>جمعية</title><h1>موقع الجمعية</h1><script async src="${server.url}/embed.js" data-association="mord" data-color="#7a1f3d"></script>`,
      );
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await server.remove();
  });

  test.each(
    firstOf([
      ['a phone', phone],
      ['a desktop', desktop],
    ] as const),
  )('opens the chat over it on %s, and Escape closes it', async (_, size) => {
    const visitor = await newVisitor(browser, size);
    const { page } = visitor;
    await page.goto(origin);
    // The root is closed to the host: it is found where it stands.
    const { height } = size.viewport ?? { height: 0 };
    await until('the button is there', () =>
      page.evaluate<boolean>(
        'document.body.lastElementChild.shadowRoot === null && document.body.lastElementChild.tagName === "DIV"',
      ),
    );
    await page.mouse.click(50, height - 50);
    await until('the chat greets', () => visitor.question !== undefined);
    const [frame] = page.frames().filter((one) => one.url().startsWith(`${server.url}/chat/mord`));
    await frame?.locator('.entry.theirs').first().waitFor();
    expect(await frame?.locator('h1').innerText()).toContain('مورد');
    await frame?.locator('.choice').first().click();
    await until('the menu is asked', () => visitor.kind === 'menu');
    const color = 'getComputedStyle(document.querySelector("header")).backgroundColor';
    expect(await frame?.evaluate(color)).toBe('rgb(122, 31, 61)');
    expect(await frame?.locator('a[hreflang]').getAttribute('href')).toContain('lang=en&color=7a1f3d');
    await page.evaluate(
      `window.told = []; for (const what of ['open', 'close']) silah.mord.on(what, () => told.push(what))`,
    );
    await frame?.locator('#text').press('Escape');
    // Where the panel stands, on a desktop too.
    const isClosed = (): Promise<boolean> =>
      page.evaluate<boolean>(`document.elementFromPoint(150, ${height - 250}).tagName !== 'DIV'`);
    await until('the panel is closed', isClosed);
    // The site's own script opens and closes it, and hears of both.
    await page.evaluate('silah.mord.open()');
    expect(await isClosed()).toBe(false);
    await page.evaluate('silah.mord.close()');
    expect(await isClosed()).toBe(true);
    expect(await page.evaluate('told')).toEqual(['close', 'open', 'close']);
    expect(visitor.complaints).toEqual([]);
    // Where it covers the page Back closes it; where it stands beside what is read Back leads where it always led.
    await page.evaluate(`silah.mord.open(); history.replaceState({ of: 'the page' }, '')`);
    await page.goBack();
    if (size === phone) {
      await until('the panel is closed', isClosed);
      expect(await page.evaluate('history.state')).toEqual({ of: 'the page' });
    } else expect(page.url()).toBe('about:blank');
  });

  /** Browsers deny a frame on another site any storage, some always and some when they are told to. */
  const deniedInFrames = `if (window !== top) for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`;

  /** A site's page with the button on it; the chat opens with a click where it stands. */
  async function newSite(size: BrowserContextOptions) {
    const { page } = await newVisitor(browser, size);
    await page.addInitScript(deniedInFrames);
    const conversations = new Set<string>();
    page.on('response', (response) => {
      if (!response.url().endsWith('/start')) return;
      void response.json().then(
        (grant: { conversationId: string }) => conversations.add(grant.conversationId),
        () => undefined,
      );
    });
    const visit = async (): Promise<void> => {
      await page.goto(origin);
      await until('there is one button', async () => (await buttons()) === 1);
    };
    const buttons = (): Promise<number> => page.locator('[data-silah]').count();
    const open = async (): Promise<Frame> => {
      const [found] = await Promise.all([
        page.waitForEvent('framenavigated', {
          predicate: (one) => one.url().startsWith(`${server.url}/chat/mord`),
        }),
        page.mouse.click(50, (size.viewport?.height ?? 0) - 50),
      ]);
      await found.locator('.entry.theirs').first().waitFor();
      return found;
    };
    return { page, conversations, visit, buttons, open };
  }

  const changes: readonly (readonly [string, string])[] = [
    [
      'the body is exchanged',
      `document.documentElement.replaceChild(document.createElement('body'), document.body)`,
    ],
    ['what is in the body is exchanged', `document.body.innerHTML = '<h1>موقع الجمعية</h1>'`],
    ['a copy of an earlier body comes back', `document.body.replaceWith(document.body.cloneNode(true))`],
    [
      'the script runs once more',
      `new Promise((done) => { const again = document.createElement('script');
        again.src = '{server}/embed.js'; again.dataset.association = 'mord';
        again.onload = done; document.head.append(again); })`,
    ],
  ];

  test('is there once, with one conversation, whatever the site does with its body', async () => {
    const { page, conversations, visit, buttons, open } = await newSite(desktop);
    await visit();
    const change = async (): Promise<void> => {
      for (const [name, script] of changes) {
        await page.evaluate(script.replace('{server}', server.url));
        expect([name, await buttons()]).toEqual([name, 1]);
      }
    };
    await change();
    const chat = await open();
    await chat.locator('.choice').first().click();
    await until('it goes on', async () => (await chat.locator('.entry').count()) > 2);
    await chat.fill('#text', 'كتبت هذا ولم أرسله');
    await change();
    expect(chat.isDetached()).toBe(false);
    expect(await chat.inputValue('#text')).toBe('كتبت هذا ولم أرسله');
    await visit();
    const again = await open();
    await until('the conversation is there', async () => (await again.locator('.entry').count()) > 2);
    expect(conversations.size).toBe(1);
  });

  further('stands before what the site puts before everything', async () => {
    const { page, visit, open } = await newSite(phone);
    await visit();
    await page.evaluate(`{ const head = document.createElement('header');
      head.style.cssText = 'position: fixed; inset: 0 0 auto 0; height: 120px; z-index: 2147483647';
      document.body.append(head); }`);
    const front = (): Promise<string> => page.evaluate<string>('document.elementFromPoint(180, 60).tagName');
    expect(await front()).toBe('HEADER');
    await open();
    expect(await front()).toBe('DIV');
  });
});
