import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { seriousOn } from './axe.ts';
import { inBrowser, newVisitor, phone } from './browser.ts';
import { openShared } from './shared.ts';
import { further } from '../support/whole.ts';

inBrowser('a member at the page', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  test('sees what they typed before they agreed, and no word of it where they told of danger', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/rahat`);
    const early = visitor.heard.size;
    await visitor.type('عندي كلام قبل الموافقة');
    await visitor.answered(early);
    expect(visitor.kind).toBe('consent');
    expect(await visitor.log()).toContain('عندي كلام قبل الموافقة');
    const before = visitor.heard.size;
    await visitor.type('زوجي يضربني الحين');
    await visitor.answered(before);
    expect(visitor.kind).not.toBe('consent');
    await until('it is gone', async () => !(await visitor.log()).includes('يضربني'));
    expect(await visitor.log()).toContain('عندي كلام قبل الموافقة');
    await visitor.page.context().close();
  });

  test('sees what they type after they refused, though nothing of it is kept', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.give({ choice: 'refuse' });
    const before = visitor.heard.size;
    await visitor.type('متى تفتحون الصباح');
    await visitor.answered(before);
    await until('it is sent', async () =>
      (await visitor.page.locator('.mine').last().innerText()).includes('أُرسلت'),
    );
    expect(await visitor.log()).toContain('متى تفتحون الصباح');
    expect(await visitor.page.getByTestId('voice').isVisible()).toBe(false);
    // The page that knew them is gone: that they were not kept is said, and no bubble stands empty.
    await visitor.visit(`${server.url}/chat/rahat`);
    const mine = await visitor.page.locator('.mine .bubble').allInnerTexts();
    expect(mine.at(-1)).toContain('(لم تُحفظ كلمات هذه الرسالة)');
    expect(mine[0]).toContain('لا أوافق');
    await visitor.page.context().close();
  });

  test('goes from the greeting to the receipt on a phone, in Arabic', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/mord`);
    expect(await visitor.log()).toContain('حيّاكِ الله');
    await visitor.goOn('nationalId');
    expect(await page.getAttribute('#text', 'inputmode')).toBe('numeric');
    // A question in the middle of the form: one answer, and the same field again.
    await visitor.give({ text: 'متى يأتيني الرد على طلبي؟' });
    expect(visitor.kind).toBe('nationalId');
    await visitor.goOn('review');
    const rows = visitor.question?.channelData?.silah?.review?.fields ?? [];
    expect(await page.locator('.review .row').count()).toBe(rows.length);
    // An answer is corrected by a press on it; one of an earlier review takes none.
    const heard = visitor.heard.size;
    await page.locator('.correct[data-field="city"]').click();
    await visitor.answered(heard);
    expect(visitor.kind).toBe('city');
    expect(await visitor.log()).toContain('تعديل: ');
    await visitor.goOn('review');
    expect(await page.locator('.review').first().locator('.correct:enabled').count()).toBe(0);
    // The review is longer than the phone: its buttons are below, and the page says so.
    const below = page.locator('#below');
    await until('more is announced', () => below.isVisible());
    expect(await below.innerText()).toBe('المزيد في الأسفل');
    await below.click();
    await until('the end is in sight', () => below.isHidden());
    await visitor.goOn('sign');
    await visitor.give({ choice: 'sign' });
    const reference = page.locator('.reference strong');
    await reference.waitFor();
    expect(await reference.innerText()).toMatch(/^[1-9]\d{2} \d{4}$/);
    // From here on the page itself shows identifiers masked.
    await until('the review is masked', async () =>
      (await page.locator('.review').last().innerText()).includes('•'),
    );
    const identifiers = rows.filter(({ name }) => ['nationalId', 'mobile'].includes(name));
    for (const { shown } of identifiers) expect(await visitor.log()).not.toContain(shown);
    expect(identifiers).toHaveLength(2);
    expect(await visitor.fits()).toBe(true);
    await page.click('[data-testid=receipt-open]');
    const sheet = page.locator('[data-testid=receipt-page]');
    await sheet.waitFor();
    const words = await sheet.innerText();
    const name = rows.find((row) => row.name === 'fullName')?.shown ?? 'nobody';
    for (const part of [await reference.innerText(), name, 'مراحل الطلب', 'وصل طلبكِ', 'في موعد أقصاه'])
      expect(words).toContain(part);
    expect(await seriousOn(page)).toEqual([]);
    const kept = async (what: string): Promise<Buffer> => {
      const coming = page.waitForEvent('download');
      await page.click(`[data-testid=receipt-${what}]`);
      return readFileSync(await (await coming).path());
    };
    const picture = await kept('picture');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(20)).toBeGreaterThan(600);
    const receipts = [...visitor.heard.values()].map(({ channelData }) => channelData?.silah?.receipt);
    const day = receipts.find((one) => one)?.promisedOn?.replace(/-/g, '') ?? 'none';
    expect((await kept('calendar')).toString()).toContain(`DTSTART;VALUE=DATE:${day}`);
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.click('[data-testid=receipt-close]');
    await sheet.waitFor({ state: 'detached' });
    await page.click('[data-testid=receipt-open]');
    await sheet.waitFor();
    const address = page.url();
    await page.goBack();
    await sheet.waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);
    expect(await visitor.log()).toContain(await reference.innerText());
    expect(visitor.complaints).toEqual([]);
  });

  further('finds everything again after a reload, and goes on', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.goOn('city');
    const before = await visitor.log();
    await page.fill('#text', 'مسودة لم تُرسل');
    await page.reload();
    await until('the log is whole again', async () => (await visitor.log()) === before);
    expect(await page.inputValue('#text')).toBe('مسودة لم تُرسل');
    await visitor.goOn('review');
    expect(visitor.complaints).toEqual([]);
  });

  further(
    'goes on by itself when the server was restarted, and what was written meanwhile arrives once',
    async () => {
      const visitor = await newVisitor(browser, phone);
      const { page } = visitor;
      await visitor.visit(`${server.url}/chat/awdat-sudair`);
      await visitor.give({ choice: 'agree' });
      await server.kill();
      await visitor.type('القائمة');
      await until('the member is told', async () => page.locator('#status').isVisible());
      expect(await page.locator('#status').innerText()).toBe('جارٍ الاتصال…');
      expect(await page.locator('.entry.mine').last().innerText()).toContain('بانتظار الاتصال');
      const questions = (): number =>
        [...visitor.heard.values()].filter(({ channelData }) => channelData?.silah?.prompt).length;
      const before = questions();
      await server.start();
      await until('the answer is there', () => questions() > before, { patience: 40_000 });
      await until('the line is quiet', async () => page.locator('#status').isHidden(), { patience: 40_000 });
      expect((await visitor.log()).match(/^القائمة$/gm)).toHaveLength(1);
      expect(await page.locator('.entry.mine').last().innerText()).not.toContain('بانتظار');
      await visitor.goOn('name');
      expect(visitor.complaints).toEqual([]);
    },
  );
});
