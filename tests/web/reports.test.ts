import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { Days, span } from '../reports/days.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { desktop, inBrowser, openBrowser } from './browser.ts';
import { putRoles, signedIn } from './desk-door.ts';

/** `WRITE_GOLDEN=1` writes down how they are now. */
const written = process.env['WRITE_GOLDEN'] !== undefined;

inBrowser('the reports of some days', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const days = await Days.lived(dataDir);
    await putRoles(days.place, ['manager']);
    await days.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  test.each([
    ['page-ar.html', 'ar', span],
    ['page-en.html', 'en', span],
    ['page-empty.html', 'ar', { from: '2024-10-01', to: '2024-10-02' }],
  ])('are shown as they were: %s', async (name, lang, { from, to }) => {
    const path = `/reports?lang=${lang}`;
    const page = await signedIn(browser, server.url, 'manager', { options: desktop, path });
    const answered = page.waitForResponse((answer) => answer.url().includes(`reports?from=${from}&to=${to}`));
    await page.getByTestId('reports-from').fill(from);
    await page.getByTestId('reports-to').fill(to);
    await answered;
    await page.locator('section[aria-busy=false]').waitFor();
    const html = await page.evaluate<string>(
      `[...document.querySelectorAll('.range select, .figures, .charts')].map((one) => one.outerHTML).join('\\n')`,
    );
    const plain = html
      .replace(/ (id|class)="mantine-[^"]*"|mantine-[\w-]+/g, '')
      .replace(/m_[0-9a-f]{8}/g, '')
      .replace(/></g, '>\n<');
    const file = join(productRoot(), 'tests/reports/golden', `${name}.txt`);
    if (written) writeFileSync(file, `${plain}\n`);
    expect(`${plain}\n`).toBe(readFileSync(file, 'utf8'));
    await page.context().close();
  });
});
