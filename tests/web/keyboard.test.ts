import { expect, test } from '@jest/globals';
import type { Browser, FileChooser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { firstOf } from '../support/whole.ts';
import { until } from '../support/wait.ts';
import { desktop, inBrowser, newVisitor, type Visitor } from './browser.ts';
import { openShared } from './shared.ts';

/** So many keys a request for support may take, beside the letters that are typed. */
const mostKeys = 90;

const typed: Readonly<Record<string, string>> = {
  name: 'سالم علي الغامدي',
  nationalId: '1000000008',
  mobile: '0551234567',
  city: 'مكة المكرمة',
  text: 'أحتاج إلى مساعدة في سداد الإيجار',
  number: '4',
  iban: 'SA0380000000608010167519',
  iqama: '2000000006',
};

/** A member without pointer: every key is counted but for letters. */
class Typist {
  keys = 0;
  private readonly choosers: FileChooser[] = [];

  constructor(private readonly visitor: Visitor) {
    visitor.page.on('filechooser', (chooser) => this.choosers.push(chooser));
  }

  async press(...keys: readonly string[]): Promise<void> {
    this.keys += keys.length;
    for (const key of keys) await this.visitor.page.keyboard.press(key);
  }

  /** Waits until a key has led somewhere. */
  async stands(where: string): Promise<void> {
    const { page } = this.visitor;
    await until(`${where} has the focus`, () =>
      page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(where)})`),
    );
  }

  /** What signs stands last. Buttons that have just appeared take nobody who is faster than reading. */
  private async choose(kind: string | undefined): Promise<void> {
    const one = kind === 'sign' ? '.choice:last-child' : '.choice:first-child';
    await this.visitor.page.locator(`.choices:not(.gone) ${one}:enabled`).waitFor();
    await this.press(kind === 'sign' ? 'ArrowUp' : 'ArrowDown');
    await this.stands(one);
    await this.press('Enter');
  }

  /** A paper is the one thing that the browser's own window chooses. */
  private async bring(): Promise<void> {
    await this.stands('#text, #attach');
    if (await this.visitor.page.evaluate<boolean>(`document.activeElement.id === 'text'`))
      await this.press('Shift+Tab');
    await this.stands('#attach');
    await this.press('Enter');
    await until('the window is open', () => this.choosers.length > 0);
    const buffer = Buffer.from('%PDF-1.4\n%%EOF\n');
    await this.choosers.pop()?.setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
  }

  /** Answers what is asked; `tries` counts how often it was asked already. */
  async answer(tries: number): Promise<void> {
    const { visitor } = this;
    const { kind, question } = visitor;
    const before = visitor.heard.size;
    const isWritten = typed[kind ?? ''] !== undefined || kind === 'date';
    if (kind === 'attachment') await this.bring();
    else if (question?.suggestedActions?.actions[0] && !isWritten) await this.choose(kind);
    else {
      if (!(await visitor.page.evaluate<boolean>(`document.activeElement.id === 'text'`)))
        await this.press('Tab');
      await this.stands('#text');
      await visitor.page.keyboard.insertText(
        typed[kind ?? ''] ?? (tries % 2 === 0 ? '1/1/1990' : '1/3/2090'),
      );
      await this.press('Enter');
    }
    await visitor.answered(before);
  }
}

inBrowser('the keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  test.each(firstOf(['rahat', 'makkah-housing']))(
    'takes a member from the greeting to the receipt in few keys (%s)',
    async (association) => {
      const visitor = await newVisitor(browser, desktop);
      const { page } = visitor;
      const typist = new Typist(visitor);
      await visitor.visit(`${server.url}/chat/${association}`);
      for (let turns = 0, tries = 0; turns < 40 && !(await page.locator('.reference').count()); turns += 1) {
        const asked = visitor.question?.channelData?.silah?.prompt?.id;
        await typist.answer(tries);
        tries = visitor.question?.channelData?.silah?.prompt?.id === asked ? tries + 1 : 0;
      }
      await page.locator('.reference').waitFor();
      process.stderr.write(`${association}: ${typist.keys} keys\n`);
      expect(typist.keys).toBeLessThanOrEqual(mostKeys);
      expect(visitor.complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('leads by arrows from the field to the answers and back, and a figure presses the answer at its place', async () => {
    const visitor = await newVisitor(browser, desktop);
    const { page } = visitor;
    const typist = new Typist(visitor);
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.goOn('service');
    await page.locator('.choice:enabled').first().waitFor();
    await page.focus('#text');
    const many = await page.locator('.choices .choice').count();
    for (let n = 1; n <= many; n += 1) {
      await typist.press('ArrowDown');
      await typist.stands(`.choice:nth-child(${n})`);
    }
    await typist.press('ArrowLeft');
    await typist.stands('#text');
    await typist.press('ArrowUp');
    await typist.stands(`.choice:nth-child(${many})`);
    // In a text an arrow is the text's own.
    await page.focus('#text');
    await page.keyboard.insertText('سطر');
    await typist.press('ArrowUp');
    await typist.stands('#text');
    await page.fill('#text', '');
    await typist.press('ArrowDown');
    await typist.stands('.choice:first-child');
    const second = await page.locator('.choice').nth(1).innerText();
    const before = visitor.heard.size;
    await typist.press('2');
    await visitor.answered(before);
    expect(await page.locator('.mine').last().innerText()).toContain(second);
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  });
});
