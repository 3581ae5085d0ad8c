import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { until } from '../support/wait.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { inBrowser, openBrowser } from './browser.ts';
import { putRoles, signedIn } from './desk-door.ts';

inBrowser('notes and replies', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;
  let one = '';
  let other = '';

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'delegate'], {
      researcher: 'نورة الحربي',
      delegate: 'سارة القحطاني',
    });
    one = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
    other = await sayTo(place, 'rahat', 'عندي سؤال عن الدعم', 'موظف');
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  const open = async (page: Page, conversation: string): Promise<void> => {
    await page.goto(`${server.url}/desk/conversations/${conversation}`);
  };
  const has = async (page: Page, text: string): Promise<boolean> => {
    await until(
      `«${text}» stands in the field`,
      async () => (await page.getByTestId('reply-text').inputValue()) === text,
    );
    return true;
  };
  const lines = (page: Page, text: string) => page.getByTestId('thread-line').filter({ hasText: text });

  test('a note stays a note after looking elsewhere, after loading the page again and without a network', async () => {
    const page = await signedIn(browser, server.url, 'researcher');
    for (const conversation of [other, one]) {
      await open(page, conversation);
      await page.getByTestId('claim').click();
      await page.getByTestId('reply-text').waitFor();
    }
    const [text, send] = [page.getByTestId('reply-text'), page.getByTestId('reply-send')];
    await text.fill('رد لم يكتمل');
    const asReply = await send.innerText();
    await page.getByTestId('note-toggle').click();
    expect(await has(page, '')).toBe(true);
    await text.fill('ملاحظة سرية');
    const asNote = await send.innerText();
    expect(asNote).not.toBe(asReply);

    await page.getByTestId('nav-inbox').first().click();
    await page.getByTestId('inbox-tab-mine').click();
    await page.locator(`[data-conversation="${other}"]`).click();
    expect(await has(page, '')).toBe(true);
    expect(await page.getByTestId('note-banner').count()).toBe(0);
    await page.locator(`[data-conversation="${one}"]`).click();
    await page.getByTestId('note-banner').waitFor();
    expect(await has(page, 'ملاحظة سرية')).toBe(true);
    expect(await send.innerText()).toBe(asNote);

    await page.reload();
    await page.getByTestId('note-banner').waitFor();
    expect(await has(page, 'ملاحظة سرية')).toBe(true);
    await page.getByTestId('note-toggle').click();
    expect(await has(page, 'رد لم يكتمل')).toBe(true);
    expect(await send.innerText()).toBe(asReply);
    await page.getByTestId('note-toggle').click();

    await page.context().setOffline(true);
    await text.press('Enter');
    await page.getByTestId('unsent-line').waitFor();
    // A reply waits half written: a second press keeps the field a note's and sends nothing.
    await page.getByTestId('note-banner').waitFor();
    await text.press('Enter');
    await page.context().setOffline(false);
    await lines(page, 'ملاحظة سرية').waitFor();
    expect(await lines(page, 'ملاحظة سرية').getAttribute('data-from')).toBe('note');
    expect(await lines(page, 'رد لم يكتمل').count()).toBe(0);
  });

  test('a colleague answers with a note in a conversation that is not hers', async () => {
    const page = await signedIn(browser, server.url, 'delegate', { path: `/desk/conversations/${other}` });
    await page.getByTestId('owned-by').waitFor();
    await page.getByTestId('note-text').fill('المستند المطلوب تعريف الراتب');
    await page.getByTestId('note-send').click();
    await lines(page, 'تعريف الراتب').waitFor();
    expect(await lines(page, 'تعريف الراتب').getAttribute('data-from')).toBe('note');
    expect(await page.getByTestId('note-toggle').count()).toBe(0);
    expect(await page.getByTestId('attach').isDisabled()).toBe(true);
  });

  test('two tabs write two drafts of one conversation, each as what it is', async () => {
    const first = await signedIn(browser, server.url, 'researcher', { path: `/desk/conversations/${one}` });
    await first.getByTestId('note-toggle').click();
    await first.getByTestId('reply-text').fill('للزملاء');
    const second = await first.context().newPage();
    await open(second, one);
    await second.getByTestId('reply-text').fill('للمستفيد');
    await first.reload();
    await first.getByTestId('note-banner').waitFor();
    expect(await has(first, 'للزملاء')).toBe(true);
    await second.reload();
    expect(await has(second, 'للمستفيد')).toBe(true);
    expect(await second.getByTestId('note-banner').count()).toBe(0);
    await first.getByTestId('reply-send').click();
    await lines(second, 'للزملاء').waitFor();
    expect(await lines(second, 'للزملاء').getAttribute('data-from')).toBe('note');
  });
});
