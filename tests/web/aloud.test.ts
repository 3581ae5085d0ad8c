import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, phone, type Visitor } from './browser.ts';
import { openShared } from './shared.ts';

/** A device whose voices are these: what is said on it is written down, and ends when it is told to. */
const deviceWith = (...langs: readonly string[]): string => `{
  const voices = ${JSON.stringify(langs)}.map((lang) => ({ lang, name: lang }));
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    speak: ({ text, lang, voice }) => said.push([lang, text, voice.lang]),
    cancel: () => said.push(['', 'silence', '']),
    addEventListener: () => undefined,
  } });
}`;

inBrowser('what is said can be heard', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  async function atDevice(...langs: readonly string[]): Promise<Visitor> {
    const visitor = await newVisitor(browser, phone);
    await visitor.page.addInitScript(deviceWith(...langs));
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.page.getByTestId('listen').waitFor();
    return visitor;
  }
  const said = async ({ page }: Visitor): Promise<string> =>
    (await page.evaluate<string[][]>('window.said')).map(([lang, text]) => `${lang}: ${text}`).join('\n');
  const isOn = ({ page }: Visitor): Promise<string | null> =>
    page.getByTestId('listen').getAttribute('aria-pressed');

  test('by a press: the last answer with its choices, from then on each that comes, and no word of what stands beside them', async () => {
    const loaded: string[] = [];
    const visitor = await atDevice('en-US', 'ar-SA');
    const { page } = visitor;
    page.on('request', (request) => loaded.push(request.url()));
    expect(await said(visitor)).toBe('');
    expect(loaded.filter((url) => url.endsWith('aloud.js'))).toEqual([]);
    await page.getByTestId('listen').click();
    await until('it is said', async () => (await said(visitor)).includes('خيارات الجواب: أوافق، لا أوافق'));
    const notice = await said(visitor);
    expect(notice).toContain('ar-SA: أهلًا وسهلًا بك');
    expect(notice).not.toMatch(/en-US|بقية هذه الرسالة|\d:\d\d/);
    for (const line of notice.split('\n')) expect(line.length).toBeLessThan(200);
    expect(await isOn(visitor)).toBe('true');
    await visitor.give({ choice: 'agree' });
    const title = await page.locator('.choice').first().innerText();
    await until('the next is said', async () => (await said(visitor)).includes(title));
    // Nothing is said twice, and what was being said gives way.
    const all = (await said(visitor)).split('\n');
    expect(all.filter((line) => line.includes('أهلًا وسهلًا بك'))).toHaveLength(1);
    expect(all.indexOf(': silence')).toBeGreaterThanOrEqual(0);
    const many = all.length;
    await page.getByTestId('listen').click();
    expect(await isOn(visitor)).toBe('false');
    await visitor.give({ text: 'القائمة' });
    expect((await said(visitor)).split('\n').slice(many)).toEqual([': silence']);
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  });

  test('not where the device has no Arabic voice, which is said', async () => {
    const visitor = await atDevice('en-US', 'de-DE');
    await visitor.page.getByTestId('listen').click();
    await visitor.page.getByTestId('listen-none').waitFor();
    expect(await visitor.page.getByTestId('listen-none').innerText()).toContain('لا يوجد صوت عربي');
    expect(await said(visitor)).not.toContain('ar');
    expect(await isOn(visitor)).toBe('false');
    await visitor.page.context().close();
  });

  test('it ends where somebody may be in danger, and is not offered there; a page that is left falls silent', async () => {
    const visitor = await atDevice('ar-SA');
    const { page } = visitor;
    await visitor.give({ choice: 'agree' });
    await page.getByTestId('listen').click();
    await until('it is said', async () => (await said(visitor)) !== '');
    const before = visitor.heard.size;
    await visitor.type('زوجي يضربني الحين');
    await visitor.answered(before);
    await page.getByTestId('listen').waitFor({ state: 'hidden' });
    expect((await said(visitor)).split('\n').at(-1)).toBe(': silence');
    await page.context().close();
    const other = await atDevice('ar-SA');
    await other.page.getByTestId('listen').click();
    await until('it is said', async () => (await said(other)) !== '');
    await other.page.evaluate(
      `addEventListener('pagehide', () => sessionStorage.setItem('last', said.at(-1)[1]))`,
    );
    await other.page.reload();
    expect(await other.page.evaluate(`sessionStorage.getItem('last')`)).toBe('silence');
    await other.page.context().close();
  });
});
