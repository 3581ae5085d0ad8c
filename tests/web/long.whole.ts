import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Member } from '../http/member.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { atMost } from '../support/limits.ts';
import { openPlace } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, openBrowser, phone, slowed } from './browser.ts';

/** So many messages a conversation has, of both sides together; `LONG=5000` for the whole. */
const messages = Number(process.env['LONG'] ?? 400);
/** Nobody goes up further than so many. */
const most = 1000;
const rounds = process.env['MEASURE'] === '1' ? 7 : 1;
const limits = { shown: atMost(1200), answered: atMost(100) };
const questions = ['متى تفتحون؟', 'السلام عليكم', 'شكرًا', 'وش الخدمات؟', 'كم رسوم العضوية؟'];

const median = (all: readonly number[]): number =>
  all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? Infinity;

inBrowser(`a conversation of ${messages} messages on a slow phone`, () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const member = await Member.arrive(server.url);
    await member.tap('agree');
    const { page } = await newVisitor(browser, phone);
    context = page.context();
    const key = 'silah:mord:resume';
    await context.addInitScript(
      `localStorage.getItem('${key}') ?? localStorage.setItem('${key}', '${member.grant.resume}')`,
    );
    await server.stop();
    const place = await openPlace({ DATA_DIR: server.dataDir });
    for (let n = 0; n < messages / 2; n += 1) {
      const text = questions[n % questions.length] ?? '';
      await place.conversations.receive(member.grant.conversationId, {
        external: `long-${n}`,
        content: { kind: 'text', text },
      });
    }
    await place.close();
    await server.start();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  /** The page of this conversation, on a slow phone; `window.shownAt` is when its end was on the screen. */
  async function opened(): Promise<Page> {
    const page = await context.newPage();
    await slowed(page);
    await page.addInitScript(`new MutationObserver((_, observer) => {
      if (!document.querySelector('.entry.mine .bubble')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.shownAt = performance.now())));
    }).observe(document, { childList: true, subtree: true });`);
    await page.goto(`${server.url}/chat/mord`);
    await until('it is shown', () => page.evaluate<boolean>('window.shownAt !== undefined'));
    return page;
  }

  test('its end is on the screen within 1.2 s', async () => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await opened();
      times.push(await page.evaluate<number>('window.shownAt'));
      await page.close();
    }
    process.stderr.write(`first screen of ${messages}: ${times.map(Math.round).join(', ')} ms\n`);
    expect(median(times)).toBeLessThanOrEqual(limits.shown);
  });

  /** From an event until what it changed is drawn, in milliseconds. */
  const drawnAfter = (page: Page, event: string): Promise<void> =>
    page.evaluate(`window.taken = [];
      addEventListener('${event}', ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => window.taken.push(performance.now() - timeStamp))), true);`);

  test('a letter is drawn within 100 ms, and so is a tap', async () => {
    const page = await opened();
    const count = (): Promise<number> => page.locator('.entry').count();
    while ((await count()) < Math.min(messages, most)) {
      const before = await count();
      await page.evaluate(`document.getElementById('log').scrollTop = 0`);
      await until('more is there', async () => (await count()) > before);
    }
    await page.evaluate(`document.getElementById('log').scrollTop = 1e9`);
    await drawnAfter(page, 'keydown');
    await page.locator('#text').focus();
    for (const letter of 'abcdefghij') await page.keyboard.press(letter);
    await until('ten were drawn', () => page.evaluate<boolean>('window.taken.length >= 10'));
    const letters = await page.evaluate<number[]>('window.taken');
    await drawnAfter(page, 'pointerdown');
    await page.locator('.choice:visible').last().click();
    await until('it was drawn', () => page.evaluate<boolean>('window.taken.length >= 1'));
    const [tap = Infinity] = await page.evaluate<number[]>('window.taken');
    process.stderr.write(
      `with ${await count()} in the log: letters ${letters.map(Math.round).join(', ')}, a tap ${Math.round(tap)} ms\n`,
    );
    expect(Math.max(...letters)).toBeLessThanOrEqual(limits.answered);
    expect(tap).toBeLessThanOrEqual(limits.answered);
  });
});
