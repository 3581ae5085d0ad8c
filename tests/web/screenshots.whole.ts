import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { boxesOf, movedIn, type Boxes } from './boxes.ts';
import { inEveryState } from './every-state.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone, rested, type Visitor } from './browser.ts';

const wanted = process.env['UPDATE_SCREENSHOTS'] === '1';
const folder = join(productRoot(), 'docs/screenshots');
const mostBytes = 80 * 1024;

/** The pictures of the docs: drawn by the product itself, kept only when UPDATE_SCREENSHOTS=1. */
inBrowser('pictures for the docs', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    if (wanted) mkdirSync(folder, { recursive: true });
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const taken: string[] = [];
  async function take(visitor: Visitor, name: string): Promise<void> {
    // The pointer stands on no button, and what moves has come to rest.
    await visitor.page.mouse.move(0, 0);
    await rested(visitor.page);
    const path = join(folder, `${name}.png`);
    if (wanted) await visitor.page.screenshot({ path });
    expect(statSync(path).size).toBeLessThanOrEqual(mostBytes);
    taken.push(name);
  }

  const looks = [
    ['phone-ar', phone, 'ar', 'light', ['greeting', 'form', 'review', 'receipt']],
    ['phone-ar-dark', phone, 'ar', 'dark', ['review']],
    ['phone-en', phone, 'en', 'light', ['form']],
    ['desktop-ar', { ...desktop, viewport: { width: 1100, height: 740 } }, 'ar', 'light', ['form']],
  ] as const;
  test.each(looks)('%s', async (name, size, lang, colorScheme, moments) => {
    const visitor = await newVisitor(browser, { ...size, colorScheme, reducedMotion: 'reduce' });
    const at = async (moment: string): Promise<void> => {
      if ((moments as readonly string[]).includes(moment)) await take(visitor, `${name}-${moment}`);
    };
    await visitor.visit(`${server.url}/chat/awdat-sudair?lang=${lang}`);
    await at('greeting');
    await visitor.goOn('mobile');
    await visitor.give({
      text: lang === 'ar' ? 'متى يأتيني الرد على طلبي؟' : 'When do I get an answer to my request?',
    });
    await at('form');
    await visitor.goOn('review');
    await at('review');
    await visitor.goOn('sign');
    await visitor.give({ choice: 'sign' });
    await visitor.page.locator('.reference').waitFor();
    await at('receipt');
    expect(taken.filter((one) => one.startsWith(`${name}-`)).length).toBeGreaterThanOrEqual(moments.length);
  });

  const everyState = process.env['STATES'] === '1';
  const golden = join(productRoot(), 'tests/web/states.json');
  const langs = everyState ? (['ar', 'en'] as const) : (['ar'] as const);
  test.each(langs)('every state stands where it stood, at every width (%s)', async (lang) => {
    const viewport = { width: 360, height: 640 };
    const visitor = await newVisitor(browser, { ...phone, viewport, reducedMotion: 'reduce' });
    const { page } = visitor;
    const states: Record<string, Boxes> = {};
    const pictures = join(productRoot(), 'dist/states');
    const at = async (state: string): Promise<void> => {
      if (state in states) return;
      const name = `${lang}-${state}`;
      states[state] = await boxesOf(page, everyState ? { folder: pictures, name } : undefined);
    };
    /** A day is chosen from either calendar; the 30th of every Hijri month, and no day that there is not. */
    const chooseDay = async (): Promise<void> => {
      const part = (name: string) => page.getByTestId(`day-${name}`);
      await part('offer').click();
      await at('calendar');
      expect(await part('month').locator('option').allInnerTexts()).toHaveLength(12);
      expect(await part('month').innerText()).toMatch(lang === 'ar' ? /9 رمضان/ : /9 Ramadan/);
      await part('day').selectOption('30');
      await part('month').selectOption('9');
      await part('year').fill('١٤١٠');
      await part('gregorian').click();
      await part('take').click();
      expect(await page.locator('.day-fault').innerText()).not.toBe('');
      await part('hijri').click();
      await part('take').click();
      expect(await page.inputValue('#text')).toBe('30/9/1410');
      await page.fill('#text', '');
    };
    await visitor.visit(`${server.url}/chat/rahat?lang=${lang}`);
    await inEveryState(visitor, lang, async (state) => {
      await at(state);
      if (state === 'date') await chooseDay();
    });
    await page.context().close();
    const known = JSON.parse(readFileSync(golden, 'utf8')) as Record<string, Record<string, Boxes>>;
    if (process.env['UPDATE_STATES'] === '1' || !(lang in known))
      writeFileSync(golden, `${JSON.stringify({ ...known, [lang]: states })}\n`);
    else {
      expect(Object.keys(states)).toEqual(Object.keys(known[lang] ?? {}));
      const moved = Object.entries(states).flatMap(([state, are]) =>
        movedIn(state, known[lang]?.[state] ?? {}, are),
      );
      expect(moved).toEqual([]);
    }
  });
});
