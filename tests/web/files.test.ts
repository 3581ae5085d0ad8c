import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, phone } from './browser.ts';
import { openShared } from './shared.ts';
import { further } from '../support/whole.ts';

inBrowser('files of a member', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  /** Pastes photographs into the page: 4,000 x 3,000 each; the smaller `grain`, the heavier. */
  const paste = (names: readonly string[], grain = 26): string => `(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const drawing = canvas.getContext('2d');
    const data = drawing.createImageData(4000, 3000);
    for (let i = 0, at = 0; i < data.data.length; i += 4, at += 1) {
      let mixed = Math.imul(at ^ (at >>> 15), 2246822519);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489917);
      const grey = ((mixed ^ (mixed >>> 16)) >>> ${grain}) + (at % 4000) / 40;
      data.data[i] = grey;
      data.data[i + 1] = grey + at / 200000;
      data.data[i + 2] = 255 - grey;
      data.data[i + 3] = 255;
    }
    drawing.putImageData(data, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const carried = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) carried.items.add(new File([blob], name, { type: 'image/jpeg' }));
    const pasted = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
    document.getElementById('text').dispatchEvent(pasted);
    return blob.size;
  })()`;

  test('a voice note is recorded by a press, heard, and sent as one; where the association takes none, nothing offers it', async () => {
    const other = await newVisitor(browser, phone);
    await other.visit(`${server.url}/chat/mord`);
    expect(await other.page.getByTestId('voice').count()).toBe(0);
    await other.page.context().close();
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    // The machine has no microphone: a tone stands in for whoever speaks.
    await page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
      const audio = new AudioContext();
      const tone = audio.createOscillator();
      const heard = audio.createMediaStreamDestination();
      tone.connect(heard);
      tone.start();
      return heard.stream;
    };`);
    await visitor.visit(`${server.url}/chat/rahat`);
    const press = page.getByTestId('voice');
    expect(await press.isVisible()).toBe(false);
    await visitor.give({ choice: 'agree' });
    await press.waitFor();
    const before = visitor.heard.size;
    // Under a finger, and stopped by the keyboard: nothing may lie over the microphone.
    await press.click();
    await page.getByTestId('voice-stop').waitFor();
    await page.locator('dialog bdi', { hasText: '0:01' }).waitFor();
    expect(await page.locator('dialog [role=status]').innerText()).toContain('جارٍ التسجيل');
    await page.keyboard.press('Enter');
    await page.locator('dialog audio').waitFor();
    expect(visitor.heard.size).toBe(before);
    await page.getByTestId('voice-send').click();
    await visitor.answered(before);
    await until('it is sent', async () => (await page.locator('.mine').last().innerText()).includes('أُرسلت'));
    const note = [...visitor.heard.values()].find((one) => one.attachments?.length);
    expect(note?.attachments?.[0]?.contentType).toMatch(/^audio\//);
    expect(await page.locator('.mine').last().innerText()).toContain('رسالة صوتية');
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  });

  test('photographs that are pasted are made smaller, go as one upload and stand in the log once each', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.goOn('attachment');
    const before = visitor.heard.size;
    const begun: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/uploads')) begun.push(request.url());
    });
    const size = await page.evaluate<number>(paste(['بيت.jpeg', 'عقد.jpeg']));
    await visitor.answered(before);
    expect(begun).toHaveLength(1);
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

  further(
    'a photograph of twelve megabytes goes on where it stood after the line broke, and tells how far it is',
    async () => {
      const visitor = await newVisitor(browser, phone);
      const { page } = visitor;
      await visitor.visit(`${server.url}/chat/mord`);
      await visitor.goOn('attachment');
      const isMeasured = process.env['MEASURE'] === '1';
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      const throughput = 750_000 / 8;
      const line = { latency: 150, downloadThroughput: throughput, uploadThroughput: throughput };
      const setLine = (offline: boolean) =>
        session.send('Network.emulateNetworkConditions', { offline, ...line });
      await setLine(false);
      const parts: number[] = [];
      const statuses: number[] = [];
      page.on('request', (request) => {
        if (request.method() === 'PATCH') parts.push(request.postDataBuffer()?.length ?? 0);
      });
      page.on('response', (response) => {
        if (response.request().method() === 'PATCH') statuses.push(response.status());
      });
      const before = visitor.heard.size;
      const size = await page.evaluate<number>(paste(['بيت.jpeg'], 24));
      const began = Date.now();
      await until('some of it is there', () => statuses.length > 0, { patience: 120_000 });
      expect(await page.locator('.mine .percent').last().innerText()).toMatch(/^[1-9]\d?%$/);
      await setLine(true);
      const brokeAt = Date.now();
      await until('it is known', async () =>
        (await page.locator('.entry.mine').last().innerText()).includes('بانتظار'),
      );
      await setLine(false);
      const away = Date.now() - brokeAt;
      await visitor.answered(before);
      const took = Date.now() - began - away;
      const [kept] = [...visitor.heard.values()].flatMap(({ attachments }) => attachments ?? []);
      const bytes = Buffer.from(await (await fetch(kept?.contentUrl ?? '')).arrayBuffer());
      process.stderr.write(`a photograph of ${size} bytes: ${bytes.length} sent, ${took} ms on the line\n`);
      expect(size).toBeGreaterThan(11_000_000);
      expect(bytes.length).toBeLessThan(1_400_000);
      expect(parts.reduce((sum, one) => sum + one, 0)).toBeLessThan(bytes.length + 2 * 192 * 1024);
      expect(statuses.every((status) => status === 204)).toBe(true);
      if (isMeasured) expect(took).toBeLessThanOrEqual(15_000);
      expect(visitor.complaints).toEqual([]);
    },
  );

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

  test('an empty one says so, and is not offered to be sent again', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    await page.setInputFiles('#file', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(0),
    });
    const failure = page.locator('.failure');
    await failure.waitFor();
    expect(await failure.innerText()).toContain('الملف فارغ');
    expect(await page.locator('.entry.mine').last().getByRole('button').count()).toBe(0);
  });
});
