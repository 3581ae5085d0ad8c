import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, openBrowser, phone } from './browser.ts';

inBrowser('files of a member', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  /** Pastes photographs into the page: 4,000 x 3,000 each, as heavy as those of a telephone. */
  const paste = (names: readonly string[]): string => `(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const drawing = canvas.getContext('2d');
    const data = drawing.createImageData(4000, 3000);
    for (let i = 0; i < data.data.length; i += 4) {
      const grain = (Math.imul(i, 2654435761) >>> 27) + ((i / 4) % 4000) / 20;
      data.data.set([grain, i / 400000, 255 - grain, 255], i);
    }
    drawing.putImageData(data, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const carried = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) carried.items.add(new File([blob], name, { type: 'image/jpeg' }));
    const pasted = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
    document.getElementById('text').dispatchEvent(pasted);
    return blob.size;
  })()`;

  test('photographs that are pasted are made smaller, go in one call and stand in the log once each', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.goOn('attachment');
    const before = visitor.heard.size;
    const uploads: number[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/upload')) uploads.push(Number(request.headers()['content-length'] ?? 0));
    });
    const size = await page.evaluate<number>(paste(['بيت.jpeg', 'عقد.jpeg']));
    await visitor.answered(before);
    expect(uploads).toHaveLength(1);
    const mine = page.locator('.mine', { has: page.locator('.picture') });
    await until(
      'both are there, and sent',
      async () => (await mine.locator('[href="#icon-check"]').count()) === 2,
    );
    expect(await page.locator('.mine .file').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('بيت.jpg'), expect.stringContaining('عقد.jpg')]),
    );
    expect(await page.locator('.mine .file').count()).toBe(2);
    const [kept] = [...visitor.heard.values()].flatMap(({ attachments }) => attachments ?? []);
    const bytes = Buffer.from(await (await fetch(kept?.contentUrl ?? '')).arrayBuffer());
    expect(bytes.length).toBeLessThan(size / 2);
    const sides = await page.evaluate<number[]>(`(async () => {
      const binary = Uint8Array.from(atob('${bytes.toString('base64')}'), (one) => one.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([binary]));
      return [width, height];
    })()`);
    expect(sides).toEqual([2560, 1920]);
    expect(visitor.complaints).toEqual([]);
  });

  test('one that is refused stays at its time: what is said later stands below it', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await page.setInputFiles('#file', {
      name: 'a.docx',
      mimeType: 'application/msword',
      buffer: Buffer.from('PK'),
    });
    await page.locator('.failure').waitFor();
    await visitor.give({ choice: 'agree' });
    const entries = await page.locator('.entry').allInnerTexts();
    const refused = entries.findIndex((text) => text.includes('a.docx'));
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(entries.length - 1);
  });
});
