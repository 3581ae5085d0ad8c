import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { call, Member } from '../http/member.ts';
import type { TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { atMost } from '../support/limits.ts';
import { inBrowser, newVisitor, phone, slowed } from './browser.ts';
import { openShared } from './shared.ts';

const kilobyte = 1024;
const limit = atMost(1050);

inBrowser('the page on a slow phone', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  const rounds = process.env['MEASURE'] === '1' ? 7 : 1;

  async function medianTime(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const { page } = await newVisitor(browser, phone);
      await slowed(page);
      await page.addInitScript(`new MutationObserver((_, observer) => {
        if (!document.querySelector('.theirs .bubble')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.shownAt = performance.now())));
      }).observe(document, { childList: true, subtree: true });`);
      await page.goto(`${server.url}/chat/mord`);
      await until('it is shown', () => page.evaluate<boolean>('window.shownAt !== undefined'));
      times.push(await page.evaluate<number>('window.shownAt'));
      await page.context().close();
    }
    const median = times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? Infinity;
    process.stderr.write(`first message: ${times.map((time) => Math.round(time)).join(', ')} ms\n`);
    return median;
  }

  test('loads at most 20 KB of script and style, 26 KB on the wire, and nothing from elsewhere; one call brings the first message', async () => {
    const visitor = await newVisitor(browser, phone);
    const loaded: string[] = [];
    const session = await visitor.page.context().newCDPSession(visitor.page);
    await session.send('Network.enable');
    let carried = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (carried += encodedDataLength));
    visitor.page.on('request', (request) => loaded.push(request.url()));
    await visitor.visit(`${server.url}/chat/mord`);
    expect(loaded.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([]);
    const assets = loaded.filter((url) => /\.(js|css)$/.test(url));
    const sizes = await Promise.all(
      assets.map(async (url) => gzipSync((await call(url)).text, { level: 9 }).length),
    );
    const sum = sizes.reduce((total, size) => total + size, 0);
    process.stderr.write(`script and style: ${(sum / kilobyte).toFixed(1)} KB gz\n`);
    expect(assets).toHaveLength(2);
    expect(sum).toBeLessThanOrEqual(20 * kilobyte);
    process.stderr.write(`on the wire: ${(carried / kilobyte).toFixed(1)} KB in ${loaded.length} requests\n`);
    expect(carried).toBeLessThanOrEqual(26 * kilobyte);
    const calls = loaded.filter((url) => /webchat|directline/.test(url) && !url.startsWith('ws'));
    expect(calls[0]).toBe(`${server.url}/webchat/mord/start`);
    expect(calls.filter((url) => !url.includes('watermark'))).toHaveLength(1);
  });

  test('carries the greeting of whoever is new, begins no conversation by it, and shows it to nobody who has one', async () => {
    const html = (await call(`${server.url}/chat/mord`)).text;
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    const starts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/start')) starts.push(request.url());
    });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/webchat/mord/start', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/chat/mord`);
    const choices = page.locator('#greeting .choice');
    const early = await page.locator('#greeting .words').allInnerTexts();
    expect(early.join('')).toContain('حيّاك');
    expect(html).toContain(early[0]?.split('\n')[0] ?? '');
    expect(await choices.count()).toBeGreaterThan(1);
    expect(await choices.first().isDisabled()).toBe(true);
    const before = await page.locator('.choice').first().boundingBox();
    letGo();
    await page.locator('#greeting').waitFor({ state: 'detached' });
    expect(starts).toHaveLength(1);
    const after = await page.locator('.choice').first().boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(30);
    // A frame is drawn once the style is there: what a frame shows is what is seen.
    await page.addInitScript(`requestAnimationFrame(function look() {
      const greeting = document.getElementById('greeting');
      window.looked = window.looked || (greeting !== null && document.readyState !== 'loading');
      if (greeting && getComputedStyle(greeting).display !== 'none') window.greeted = true;
      requestAnimationFrame(look);
    })`);
    await page.route('**/webchat/mord/start', async (route) => {
      await until('a frame was drawn', () => page.evaluate<boolean>('window.looked === true'));
      await route.continue();
    });
    await visitor.visit(`${server.url}/chat/mord`);
    expect(await page.evaluate('window.greeted')).toBeUndefined();
    expect(visitor.complaints).toEqual([]);
  });

  test('of a long conversation it shows the end, and what is earlier when somebody goes up to it', async () => {
    const member = await Member.arrive(server.url);
    await member.tap('agree');
    for (let n = 0; n < 70; n += 1) await member.post({ text: `رسالة ${n}.` });
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await page.addInitScript(`localStorage.setItem('silah:mord:resume', '${member.grant.resume}')`);
    await visitor.visit(`${server.url}/chat/mord`);
    const count = (): Promise<number> => page.locator('.entry').count();
    expect(await visitor.log()).toContain('رسالة 69.');
    expect(await visitor.log()).not.toContain('رسالة 3.');
    const before = await count();
    const [first = ''] = /رسالة \d+\./.exec(await visitor.log()) ?? [];
    await page.evaluate(`document.getElementById('log').scrollTop = 0`);
    await until('more is there', async () => (await count()) > before);
    const top = await page.locator('.mine .bubble', { hasText: first }).boundingBox();
    expect(top?.y).toBeGreaterThan(0);
    expect(top?.y).toBeLessThan(740);
    await until('the greeting is there', async () => {
      await page.evaluate(`document.getElementById('log').scrollTop = 0`);
      return (await visitor.log()).includes('حيّاك');
    });
    const shown = [...(await visitor.log()).matchAll(/رسالة (\d+)\./g)].map(([, n]) => Number(n));
    expect([...new Set(shown)]).toEqual(Array.from({ length: 70 }, (_, n) => n));
    expect(visitor.complaints).toEqual([]);
  });

  test('shows the first message within 1.05 s: 1.6 Mbit/s, 150 ms, a processor four times slower, nothing in the cache', async () => {
    let median = await medianTime();
    // Other test files may have kept the machine busy: one more chance, for a measure and not for the page.
    if (median > limit) median = await medianTime();
    expect(median).toBeLessThanOrEqual(limit);
  });
});
