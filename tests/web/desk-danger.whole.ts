import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Office } from '../../src/desk/office.ts';
import { staffByEmail } from '../../src/records/desk/staff.ts';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { seriousOn } from './axe.ts';
import { desktop, inBrowser, openBrowser, phone, rested } from './browser.ts';
import { putRoles, signedIn } from './desk-door.ts';

/** Where pictures of the pages are put, when somebody wants to look at them. */
const pictures = process.env['PICTURES'];

inBrowser('the desk’s pages of danger and of calls', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'delegate', 'manager'], {
      researcher: 'هدى السالم',
      manager: 'منى',
    });
    const conversation = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
    await leaveIn(place, conversation, { outcomes: [alertOf('an-alert')], words: danger });
    const contact = { type: 'safeContact', how: 'رسالة', when: 'الصباح', as: 'صالون' } as const;
    await leaveIn(place, conversation, { outcomes: [contact] });
    const { conversations } = place;
    for (const [n, number] of ['+966501234567', '+966551112233'].entries()) {
      const { publicId } = await conversations.begin('rahat', 'webchat');
      for (const text of ['يا ولدي ما اعرف اكتب كلموني', 'نعم'])
        await conversations.receive(publicId, {
          external: `${n}-${text}`,
          number,
          content: { kind: 'text', text },
        });
    }
    const people = ['researcher@rahat.example', 'nobody-here@rahat.example'];
    const value = { people, women: null, hours: 'always', means: null };
    const office = new Office(place.ground, conversations);
    const manager = (await staffByEmail(place.ground.database, 'manager@rahat.example'))!;
    await office.facts.change(manager, 'duty', { follows: 0, value });
    await office.close();
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  const look = async (page: Page, name: string): Promise<void> => {
    await rested(page);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
    const wider = 'document.documentElement.scrollWidth > innerWidth';
    expect({ name, wider: await page.evaluate(wider), found: await seriousOn(page) }).toEqual({
      name,
      wider: false,
      found: [],
    });
  };

  test.each([
    ['phone', 'ar'],
    ['desktop', 'en'],
    ...(pictures === undefined ? [] : [['desktop', 'ar'] as const, ['phone', 'en'] as const]),
  ] as const)('are in order on a %s, in %s', async (size, lang) => {
    const options = size === 'phone' ? phone : desktop;
    const named = (name: string): string => `${name}-${size}-${lang}`;
    const entered = async (role: string, path: string): Promise<Page> => {
      const page = await signedIn(browser, server.url, role, { options });
      if (lang === 'en') {
        await page.getByTestId('language-switch').click();
        await page.locator('html[lang="en"]').waitFor();
      }
      if (path !== '/desk') await page.goto(`${server.url}${path}`);
      return page;
    };
    const delegate = await entered('delegate', '/desk');
    await delegate.locator('[data-testid="inbox-item"][data-urgent]').waitFor();
    await look(delegate, named('inbox-not-named'));
    const researcher = await entered('researcher', '/desk');
    await researcher.locator('[data-testid="inbox-item"][data-urgent]').waitFor();
    await look(researcher, named('inbox'));
    await researcher.locator('[data-testid="inbox-item"][data-urgent]').click();
    await researcher.getByTestId('alert').waitFor();
    await look(researcher, named('alert'));
    await researcher.goto(`${server.url}/desk/calls`);
    await researcher.getByTestId('call-item').first().waitFor();
    await look(researcher, named('calls'));
    const manager = await entered('manager', '/desk/alerts');
    await manager.getByTestId('audited-alert').waitFor();
    const roster = await manager.getByTestId('duty-roster').innerText();
    expect(roster).toMatch(lang === 'ar' ? /هدى السالم\s+في المناوبة الآن/ : /هدى السالم\s+On duty now/);
    expect(roster).not.toContain('nobody-here');
    await look(manager, named('audit'));
    for (const page of [delegate, researcher, manager]) await page.context().close();
  });
});
