import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { sendMessages } from '../support/place.ts';
import { inBrowser } from './browser.ts';
import { openDeskHouse, signedIn, type DeskHouse } from './desk-door.ts';

inBrowser('what is written at the desk and not taken', () => {
  let house: DeskHouse;
  let reference = '';
  beforeAll(async () => {
    house = await openDeskHouse(['researcher', 'committee'], async (place) => {
      const { engine, houses } = place.ground;
      const of = { house: houses.get('rahat')!, service: 'support', n: 1 };
      ({ reference } = await sendMessages(place, 'rahat', requestDialogue(engine, of)));
    });
  });
  afterAll(() => house.end());

  const opened = (role: string): Promise<Page> =>
    signedIn(house.browser, house.server.url, role, { path: `/desk/requests/${reference}` });
  const today = (): string => dayAt(Date.now());

  test('a day that has passed, or is too far, is told as that, and nobody is sent to load the page again', async () => {
    const page = await opened('researcher');
    await page.getByTestId('ask-open').click();
    await page.getByTestId('ask-words').fill('نحتاج مشهد الضمان');
    for (const [day, says] of [
      [daysAfter(today(), -3), 'مضى هذا اليوم'],
      [daysAfter(today(), 800), 'أكثر من سنة'],
    ] as const) {
      await page.getByTestId('ask-by').fill(day);
      await page.getByTestId('ask-submit').click();
      await page.getByTestId('confirm').click();
      const alarm = page.getByRole('alert').filter({ hasText: says });
      await alarm.waitFor();
      expect(await alarm.innerText()).not.toContain('حدّث الصفحة');
      await page.getByTestId('confirm-cancel').click();
    }
  });

  test('a number that is none, and a committee that reads a case before it was checked, are told what is so', async () => {
    const page = await opened('committee');
    expect(await page.getByTestId('decision-waits').innerText()).toContain('تُراجَع بيانات هذا الطلب أولًا');
    expect(await page.getByTestId('decision-submit').count()).toBe(0);
    await page.getByTestId('ties-open').click();
    await page.getByTestId('ties-value').fill('خمسة أرقام');
    await page.getByTestId('ties-submit').click();
    await page.getByText('من عشرة أرقام، أو رقم جوال').first().waitFor();
  });

  test('of two who ask at once the later reads it, though what they wrote in is gone by then', async () => {
    const [page, other] = [await opened('researcher'), await opened('committee')];
    const path = `/desk/api/requests/${reference}/ask`;
    const by = daysAfter(today(), 5);
    await page.route(
      ({ pathname }) => pathname === path,
      async (route) => {
        await other.evaluate(
          async ([to, body]) => {
            const me: unknown = await (await fetch('/desk/api/me')).json();
            const csrf = typeof me === 'object' && me !== null && 'csrf' in me ? String(me.csrf) : '';
            const headers = { 'content-type': 'application/json', 'x-silah-csrf': csrf };
            await fetch(to!, { method: 'POST', headers, body: body! });
          },
          [path, JSON.stringify({ field: 'asked.words', words: 'نحتاج رقم المشهد', by })],
        );
        await page.getByTestId('ask-open').waitFor({ state: 'detached' });
        await route.continue();
      },
    );
    await page.getByTestId('ask-open').click();
    await page.getByTestId('ask-words').fill('نحتاج مشهد الضمان');
    await page.getByTestId('ask-by').fill(by);
    await page.getByTestId('ask-submit').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('notice').filter({ hasText: 'سبقك' }).waitFor();
  });
});
