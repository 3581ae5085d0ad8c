import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, until, type TestServer } from '../http/support.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone } from './browser.ts';

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
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

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
    await until('the file is taken', () => visitor.heard.size > before + 1);
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
    server = await startServer();
    browser = await openBrowser();
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'self'; script-src ${server.url}; frame-src ${server.url}; style-src 'self'`,
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

  test.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('opens the chat over it on %s, and Escape closes it', async (_, size) => {
    const visitor = await newVisitor(browser, size);
    const { page } = visitor;
    await page.goto(origin);
    // The root is closed to the host: it is found where it stands.
    const { width, height } = size.viewport ?? { width: 0, height: 0 };
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
    await frame?.locator('#text').press('Escape');
    await until('the panel is closed', () =>
      page.evaluate<boolean>(`document.elementFromPoint(${width / 2}, ${height / 2}).tagName !== 'DIV'`),
    );
    expect(visitor.complaints).toEqual([]);
  });
});
