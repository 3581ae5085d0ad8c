import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { seriousOn } from './axe.ts';
import { inBrowser, openBrowser, phone } from './browser.ts';
import { putRoles, signedIn, smallOn, wideOn } from './desk-door.ts';

inBrowser('the first day at the desk', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'delegate', 'committee', 'manager', 'privacy', 'admin']);
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  const small = { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const;
  const onTour = (role: string): Promise<Page> =>
    signedIn(browser, server.url, role, { options: small, path: '/desk/tour' });
  const namesOn = async (page: Page): Promise<(string | null)[]> => {
    await page.getByTestId('tour').waitFor();
    const all = await page.getByTestId('tour-stop').all();
    return Promise.all(all.map((one) => one.getAttribute('data-stop')));
  };

  test('the tour can be left at any stop, goes on there, is found in the menu of the account, and begins anew once it was ended', async () => {
    const page = await onTour('researcher');
    const at = (stop: string): Promise<void> =>
      page.locator(`[data-testid="tour"][data-stop="${stop}"]`).waitFor();
    await at('inbox');
    await page.getByTestId('tour-next').click();
    await page.getByTestId('tour-next').click();
    await at('write');
    expect(await seriousOn(page)).toEqual([]);
    expect({ small: await smallOn(page), wide: await wideOn(page) }).toEqual({ small: [], wide: [] });
    await page.getByTestId('tour-leave').click();
    await page.getByTestId('inbox-tab-waiting').waitFor();
    await page.getByTestId('account').click();
    await page.getByTestId('my-tour').click();
    await at('write');
    await page.getByTestId('tour-stop').last().click();
    await at('again');
    await page.getByTestId('tour-leave').click();
    await page.goto(`${server.url}/desk/tour`);
    await at('inbox');
    await page.context().close();
  });

  test.each([
    ['delegate', 'check', 'unanswered'],
    ['committee', 'decide', 'inbox'],
    ['manager', 'figures', 'check'],
    ['privacy', 'conclude', 'figures'],
    ['admin', 'facts', 'decide'],
  ])(
    'the tour of a %s holds %s and not %s; each page to which it leads is open, as wide as 320, and pressed by a finger',
    async (role, own, others) => {
      const page = await onTour(role);
      const names = await namesOn(page);
      expect(names).toContain(own);
      expect(names).not.toContain(others);
      for (const name of names) {
        await page.locator(`[data-testid="tour-stop"][data-stop="${name}"]`).click();
        await page.getByTestId('tour-open').click();
        await page.locator('main h1, main h2, main [role=tablist]').first().waitFor();
        expect(await page.getByText('لا شيء هنا').count()).toBe(0);
        const found = { name, small: await smallOn(page), wide: await wideOn(page) };
        expect(found).toEqual({ name, small: [], wide: [] });
        await page.goBack();
        await page.getByTestId('tour').waitFor();
      }
      await page.context().close();
    },
  );
});
