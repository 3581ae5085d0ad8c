import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { Days, span } from '../reports/days.ts';
import { removeFolder } from '../support/folders.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { seriousOn } from './axe.ts';
import { desktop, inBrowser, openBrowser } from './browser.ts';
import { Caller, password, putRoles, signedIn } from './desk-door.ts';

/** `WRITE_GOLDEN=1` writes down how they are now. */
const written = process.env['WRITE_GOLDEN'] !== undefined;

inBrowser('the reports of some days', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await dataFolder();
    const days = await Days.lived(dataDir);
    await putRoles(days.place, ['manager']);
    await days.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await dropShared(dataDir);
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

  test('show what their manager sets: a target at its tile and in the chart, a note at its day in chart, table, print and export, with who set it; taken back, it stays on record', async () => {
    const page = await signedIn(browser, server.url, 'manager', { options: desktop, path: '/reports' });
    await page.getByTestId('reports-from').fill(span.from);
    await page.getByTestId('reports-to').fill(span.to);
    await page.getByTestId('reports-target-of').selectOption('score');
    await page.getByTestId('reports-target-value').fill('4.5');
    await page.getByTestId('reports-target-keep').click();
    await page.getByTestId('reports-note-day').fill('2024-11-12');
    await page.getByTestId('reports-note-text').fill('بدأ رمضان');
    await page.getByTestId('reports-note-keep').click();
    const trend = page.getByTestId('reports-trend');
    await trend.getByTestId('reports-notes').waitFor();
    expect(await trend.getByTestId('reports-notes').innerText()).toContain('بدأ رمضان');
    expect(await trend.locator('.trend-target, .trend-note').count()).toBe(2);
    expect(await page.getByTestId('reports-score-target').innerText()).toMatch(/4\.50/);
    await page.emulateMedia({ media: 'print' });
    expect(await trend.locator('td', { hasText: 'بدأ رمضان' }).isVisible()).toBe(true);
    for (const pressed of ['reports-marks', 'reports-year'])
      expect(await page.getByTestId(pressed).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const manager = (await Caller.enter(server.url, 'sign-in', {
      email: 'manager@rahat.example',
      password,
    }))!;
    const days = `from=${span.from}&to=${span.to}`;
    const csv = await manager.get(`/reports.csv?${days}`);
    expect(csv).toContain('"ملاحظة","2024-11-12","بدأ رمضان",,,"note","2024-11-12"');
    expect(csv).toContain('"هدف","درجة الرضا",4.5,,,"target","score"');
    await Promise.all(
      [
        { kind: 'target', of: 'score', value: 7 },
        { kind: 'target', of: 'decisionDays', value: 3 },
        { kind: 'note', of: '2024-02-30', value: 'لا يوم' },
        { kind: 'note', of: '2024-11-12', value: 'جوالها 0501234567' },
      ].map(async (mark) => expect(await manager.post('/reports/marks', mark)).toBe(400)),
    );
    expect(await page.getByTestId('reports-mark').count()).toBe(2);
    await page.getByTestId('reports-mark-back').first().click();
    await trend.getByTestId('reports-notes').waitFor({ state: 'detached' });
    expect(await page.getByTestId('reports-mark').count()).toBe(3);
    expect(await page.getByTestId('reports-mark-back').count()).toBe(1);
    await page.context().close();
  });

  test('lead from what counts cases to those cases, and back to the same days; what others read is a number', async () => {
    const path = `/reports?from=${span.from}&to=${span.to}`;
    const page = await signedIn(browser, server.url, 'manager', { options: desktop, path });
    await page.getByTestId('reports-requests-lead-1').click();
    const count = page.getByTestId('cases-count');
    await count.waitFor();
    expect(await page.getByTestId('request-item').count()).toBe(1);
    expect(await count.getAttribute('data-count')).toBe('1');
    expect(await count.getAttribute('data-apart')).toBe('3');
    expect(await seriousOn(page)).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('cases-csv').click()]);
    expect(
      readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(2);
    await page.getByTestId('cases-back').click();
    const own = page.locator('[data-testid=reports-cases-of][data-counted=sent][data-service=suggestion]');
    await own.click();
    await count.waitFor();
    expect(await count.getAttribute('data-apart')).toBe('0');
    await page.context().close();
  });

  test('of a year are a page to be printed: numbers alone, with the year before and what each means, of a Gregorian or a Hijri year', async () => {
    const page = await signedIn(browser, server.url, 'manager', { options: desktop, path: '/reports/year' });
    const year = page.getByTestId('year');
    await year.getByTestId('reports-requests-by-service').waitFor();
    const years = await page.getByTestId('year-which').locator('option').allInnerTexts();
    expect(years.map((one) => one.replace(/[^\d هم]/g, '').trim())).toHaveLength(6);
    expect(years.at(-1)).toMatch(/14\d\d.*هـ/);
    await page.getByTestId('year-which').selectOption('4');
    await year.getByTestId('reports-requests-by-service').waitFor();
    expect(await year.getByTestId('reports-days').innerText()).toMatch(/1 محرم.*(29|30) ذو الحجة/);
    // The table of the tiles is whole: its frame is as long, and what comes after it lies below.
    const frame = year.locator('.table-frame').first();
    const [around, table, chart] = await Promise.all(
      [frame, frame.locator('table'), year.locator('.chart').first()].map((one) => one.boundingBox()),
    );
    expect(around!.height).toBeGreaterThanOrEqual(table!.height);
    expect(table!.y + table!.height).toBeLessThanOrEqual(chart!.y);
    await page.emulateMedia({ media: 'print' });
    for (const title of ['الطلبات المرسلة', 'الاقتراحات والشكاوى', 'الوفاء بموعد الرد', 'درجة الرضا'])
      expect(await year.locator('th', { hasText: title }).first().isVisible()).toBe(true);
    expect(await page.getByTestId('sheet-print').isVisible()).toBe(false);
    await page.context().close();
  });
});
