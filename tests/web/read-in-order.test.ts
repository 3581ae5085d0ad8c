import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { inBrowser, newVisitor, phone, type Visitor } from './browser.ts';
import { openShared } from './shared.ts';

inBrowser('what a screen reader reads', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  /** The page as it is read, in one line. */
  const readOut = async ({ page }: Visitor): Promise<string> =>
    (await page.locator('body').ariaSnapshot()).replace(/\s+/g, ' ');

  /** Which of these is not read behind those before it. */
  function outOfOrder(text: string, parts: readonly string[]): readonly string[] {
    let from = 0;
    return parts.filter((part) => {
      const at = text.indexOf(part, from);
      if (at >= 0) from = at + part.length;
      return at < 0;
    });
  }

  const head = ['link "خروج سريع"', 'heading "تعاونية الرهاة"', 'link "English"', 'log "المحادثة"'];
  const foot = ['button "إرفاق صورة أو ملف PDF"', 'textbox "رسالتك"', 'button "إرسال"'];

  test('comes in the order in which it is done: what was said, the question, its answers, the ways beside it, the field', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await page.locator('.choice:enabled').first().waitFor();
    const notice = [
      'قبل أن نبدأ',
      'هل توافق؟',
      'group "خيارات الجواب"',
      'button "أوافق"',
      'button "لا أوافق"',
    ];
    expect(outOfOrder(await readOut(visitor), [...head, ...notice, ...foot])).toEqual([]);
    await visitor.goOn('nationalId');
    const asked = visitor.question?.text?.split('\n').at(-1) ?? 'nothing';
    await visitor.give({ text: '123' });
    const fault = (visitor.question?.text?.split('\n')[0] ?? 'nothing').slice(0, 20);
    const beside = ['group "خيارات أخرى"', 'button "رجوع"', 'button "القائمة"', 'button "موظف"'];
    const said = [asked.slice(0, 20), 'أنت:', '123', 'أُرسلت', fault];
    expect(outOfOrder(await readOut(visitor), [...head, ...said, ...beside, ...foot])).toEqual([]);
    expect(fault).not.toBe(asked.slice(0, 20));
    await visitor.goOn('review');
    await page.locator('.correct:enabled').first().waitFor();
    const fields = visitor.question?.channelData?.silah?.review?.fields ?? [];
    expect(fields.length).toBeGreaterThan(5);
    const rows = fields.flatMap(({ label }) => [label, `button "تعديل: ${label}`]);
    expect(
      outOfOrder(await readOut(visitor), [...head, ...rows, 'group "خيارات الجواب"', ...beside, ...foot]),
    ).toEqual([]);
    await page.context().close();
  });

  test('tells what comes while the page is open, once, and not what was said before it was opened', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    // Written down whenever something is put into the log: whether it is read out as it comes.
    await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
      window.told = [];
      const log = document.getElementById('log');
      new MutationObserver((all) => {
        for (const { addedNodes } of all) for (const one of addedNodes)
          if (one.classList && one.classList.contains('entry'))
            told.push([log.getAttribute('aria-live') + ' ' + log.getAttribute('aria-busy'), one.innerText]);
      }).observe(document.getElementById('messages'), { childList: true });
    });`);
    const told = async (): Promise<readonly string[]> =>
      (await page.evaluate<string[][]>('told'))
        .filter(([how]) => how === 'polite null')
        .map(([, text = '']) => text);
    await visitor.visit(`${server.url}/chat/rahat`);
    for (const kind of ['menu', 'service']) await visitor.goOn(kind);
    const heard = await told();
    expect(heard.filter((text) => text.includes('أوافق') && !text.includes('قبل أن نبدأ'))).toHaveLength(1);
    expect(heard.length).toBeGreaterThanOrEqual(4);
    await page.reload();
    await page.locator('.entry.mine').first().waitFor();
    expect(await told()).toEqual([]);
    await page.context().close();
  });
});
