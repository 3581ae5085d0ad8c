import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { runTool } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { whole } from '../support/whole.ts';
import { desktop, inBrowser, openBrowser, phone, rested } from './browser.ts';
import { putRoles, signedIn } from './desk-door.ts';
import { smaller } from './picture.ts';

const wanted = process.env['UPDATE_SCREENSHOTS'] === '1';
const folder = join(productRoot(), 'docs/screenshots');
const mostBytes = 100 * 1024;
const sizes = {
  phone,
  tablet: { ...desktop, viewport: { width: 768, height: 900 } },
  desktop: { ...desktop, viewport: { width: 1080, height: 680 } },
} as const;
const names = {
  researcher: 'هدى السالم',
  manager: 'منى العمري',
  admin: 'سالم القرني',
  committee: 'عبدالله الشهري',
};
/** By how much a page is wider than its window. */
const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const waiting = [
  ['السلام عليكم، أرسلت طلبي قبل أسبوع ولم يصلني رد', 'أبغى أكلم موظف'],
  ['هل يُقبل تعريف الراتب القديم؟', 'موظف'],
  ['رقم الجوال في طلبي قديم وأريد تغييره', 'موظف لو سمحت'],
  ['أمي ما تعرف تكتب، كيف تقدم الطلب؟', 'موظف', 'هي معي الآن وتريد أن تسأل عن المستندات.'],
];

/** The pictures of the desk for the docs: of a seeded association, kept only when UPDATE_SCREENSHOTS=1. */
inBrowser('pictures of the desk', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;
  let conversation = '';

  beforeAll(async () => {
    if (wanted) await mkdir(folder, { recursive: true });
    dataDir = await temporaryFolder();
    // Few are enough to see that nothing is too wide.
    const many = wanted ? '90' : '30';
    const seeded = await runTool('seed', ['--seed', '7', '--conversations', many], { DATA_DIR: dataDir });
    expect(seeded.code).toBe(0);
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'manager', 'admin', 'committee'], names);
    for (const texts of waiting) conversation = await sayTo(place, 'rahat', ...texts);
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  async function take(page: Page, name: string): Promise<void> {
    await page.mouse.move(0, 0);
    await rested(page);
    const file = join(folder, `${name}.png`);
    if (wanted) await writeFile(file, await smaller(browser, await page.screenshot()));
    expect((await stat(file)).size).toBeLessThanOrEqual(mostBytes);
  }
  const english = async (page: Page, lang: string): Promise<void> => {
    if (lang === 'ar') return;
    await page.goto(`${page.url().split('?')[0] ?? ''}?lang=${lang}`);
  };

  /** Every place, every size, both languages and both themes. */
  const ofEveryDay = [
    ['desk-phone-dark', 'phone', 'ar', 'dark', 'researcher', '/desk'],
    ['desk-tablet-conversation', 'tablet', 'ar', 'light', 'researcher', 'conversation'],
    ['desk-request', 'desktop', 'ar', 'light', 'committee', 'request'],
    ['reports-en-dark', 'desktop', 'en', 'dark', 'manager', '/reports'],
    ['reports-phone', 'phone', 'en', 'light', 'manager', '/reports'],
    ['desk-staff', 'desktop', 'ar', 'light', 'admin', '/desk/staff'],
  ] as const;
  const others = [
    ['desk-inbox', 'desktop', 'ar', 'light', 'researcher', '/desk'],
    ['desk-conversation', 'desktop', 'ar', 'light', 'researcher', 'conversation'],
    ['desk-en-dark-conversation', 'desktop', 'en', 'dark', 'researcher', 'conversation'],
    ['desk-phone-conversation', 'phone', 'ar', 'light', 'researcher', 'conversation'],
    ['desk-phone-en', 'phone', 'en', 'light', 'researcher', '/desk'],
    ['reports', 'desktop', 'ar', 'light', 'manager', '/reports'],
    ['reports-tablet', 'tablet', 'ar', 'dark', 'manager', '/reports'],
  ] as const;
  test.each(whole || wanted ? [...ofEveryDay, ...others] : ofEveryDay)(
    '%s',
    async (name, size, lang, colorScheme, role, what) => {
      const options: BrowserContextOptions = { ...sizes[size], colorScheme, reducedMotion: 'reduce' };
      const path = what === 'conversation' ? '/desk' : what === 'request' ? '/desk/requests' : what;
      const page = await signedIn(browser, server.url, role, { options, path });
      await english(page, lang);
      if (path === '/desk') await page.getByTestId('inbox-item').first().waitFor();
      if (what === 'conversation') {
        await page.goto(`${server.url}/desk/conversations/${conversation}?lang=${lang}`);
        await page.getByTestId('claim').or(page.getByTestId('reply-text')).first().waitFor();
        if (await page.getByTestId('claim').isVisible()) await page.getByTestId('claim').click();
        await page.getByTestId('reply-text').waitFor();
        await page.getByTestId('thread-line').first().waitFor();
      }
      if (what === 'request') await page.getByTestId('request-item').first().click();
      if (path === '/reports') await page.getByTestId('reports-score').waitFor();
      expect(await page.evaluate<number>(wider)).toBeLessThanOrEqual(0);
      await take(page, name);
      await page.context().close();
    },
  );

  test('the committee prints what a meeting is about, and what was decided: one heading, no navigation, nothing too wide', async () => {
    const page = await signedIn(browser, server.url, 'committee', { options: phone, path: '/desk/requests' });
    await page.getByTestId('to-agenda').click();
    await page.getByTestId('agenda-case').first().waitFor();
    expect(await page.evaluate<number>(wider)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['nav-requests', 'account', 'sheet-print'])
      expect(await page.getByTestId(gone).isVisible()).toBe(false);
    expect(await page.locator('h1').allInnerTexts()).toEqual(['جدول أعمال اللجنة']);
    expect(await page.locator('.room').first().isVisible()).toBe(true);
    // Nothing is cut off at the end of the window, as it is on the screen.
    const hanging = `document.querySelector('.signatures').getBoundingClientRect().bottom - document.documentElement.scrollHeight`;
    expect(await page.evaluate<number>(hanging)).toBeLessThanOrEqual(1);
    const [, pages] = /\/Count (\d+)/.exec((await page.pdf({ format: 'A4' })).toString('latin1')) ?? [];
    expect(Number(pages)).toBeGreaterThan(0);
    await page.emulateMedia({ media: null });
    await page.getByTestId('to-minutes').click();
    await page.getByTestId('minutes-day').waitFor();
    expect(await page.getByTestId('to-agenda').isVisible()).toBe(true);
    await page.context().close();
  });
});
