import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { sayTo } from '../support/place.ts';
import { inBrowser, phone } from './browser.ts';
import { openDeskHouse, signedIn, type DeskHouse } from './desk-door.ts';

inBrowser('an alert at the desk', () => {
  let house: DeskHouse;
  let server: DeskHouse['server'];
  let browser: DeskHouse['browser'];

  beforeAll(async () => {
    house = await openDeskHouse(['researcher', 'delegate', 'manager'], async (place) => {
      const conversation = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
      await leaveIn(place, conversation, { outcomes: [alertOf('an-alert')], words: danger });
      const contact = { type: 'safeContact', how: 'رسالة', when: 'الصباح' } as const;
      await leaveIn(place, conversation, { outcomes: [contact] });
    });
    ({ server, browser } = house);
  });
  afterAll(() => house.end());

  test('says to whoever may not open it that it is urgent and nothing else, on a phone too', async () => {
    const page = await signedIn(browser, server.url, 'delegate', { path: '/desk', options: phone });
    const row = page.locator('[data-testid="inbox-item"][data-urgent]');
    await row.waitFor();
    expect(await row.innerText()).toContain('عاجل');
    expect(await page.innerText('body')).not.toMatch(/زوجي|يضربني|عنف|violence|رسالة/);
    expect(await row.getAttribute('href')).toBeNull();
    const wider = 'document.documentElement.scrollWidth > innerWidth';
    expect(await page.evaluate(wider)).toBe(false);
  });

  test('is read with one press, reported and closed by whoever may open it; the manager sees who did', async () => {
    const page = await signedIn(browser, server.url, 'researcher', { path: '/desk', options: phone });
    await page.locator('[data-testid="inbox-item"][data-urgent]').click();
    await page.getByTestId('alert').waitFor();
    expect(await page.getByTestId('alert-words').innerText()).toBe(danger);
    expect(await page.getByTestId('safe-contact').innerText()).toContain('الصباح');
    const inSight = `(() => {
      const contact = document.querySelector('[data-testid="safe-contact"]');
      const { x, y, width, height } = contact.getBoundingClientRect();
      return contact.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    })()`;
    expect(await page.evaluate(inSight)).toBe(true);
    await page.getByTestId('acknowledge').click();
    await page.getByTestId('acknowledged').waitFor();
    await page.getByTestId('protection-report').click();
    for (const [name, value] of [
      ['where', 'الحماية الأسرية'],
      ['number', '77'],
      ['hour', '22:10'],
    ] as const)
      await page.getByTestId(`report-${name}`).fill(value);
    await page.getByTestId('confirm').click();
    await page.getByTestId('alert-report').waitFor();
    await page.getByTestId('close-alert').click();
    await page.getByTestId('close-alert-reason').fill('وصل إلى مكان آمن');
    await page.getByTestId('confirm').click();
    await page.getByTestId('alert-closed').waitFor();
    const manager = await signedIn(browser, server.url, 'manager', { path: '/desk/alerts' });
    await manager.getByTestId('audited-alert').waitFor();
    expect(await manager.getByTestId('audited-alert').innerText()).toContain('researcher');
    expect(await manager.getByTestId('duty-warning').first().innerText()).toContain('لم تُسمِّ الجمعية أحدًا');
    expect(await manager.innerText('body')).not.toMatch(/زوجي|يضربني|عنف|violence/);
  });
});
