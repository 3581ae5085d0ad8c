import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { inBrowser, newVisitor, openBrowser, phone, rested } from './browser.ts';

const sign = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const face = `
brand:
  logo: sign.png
  colour: '#7a1f5c'
  description: { ar: 'نخدم أهل عودة سدير.', en: 'We serve the people of Awdat Sudair.' }
`;
const summary = `privacy:
  summary: { ar: 'نحفظ ما تكتبه لدراسة طلبك والرد عليك فقط، ولك أن تحذفه متى شئت. هل توافق؟' }
`;

inBrowser('the telephone of the association, and its face', () => {
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await cp(join(productRoot(), 'associations'), folder, { recursive: true });
    await appendFile(join(folder, 'rahat/pack.yaml'), `\ncontact:\n  phone: '011 234 5678'\n`);
    const pack = join(folder, 'awdat-sudair/pack.yaml');
    const text = await readFile(pack, 'utf8');
    await writeFile(pack, text.replace(/^privacy:\n/m, summary) + face);
    await writeFile(join(folder, 'awdat-sudair/sign.png'), sign);
    server = await startServer({ ASSOCIATIONS_DIR: folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
    await removeFolder(folder);
  });

  test('is dialled from the first screen on, without a script and at the narrowest too, and from what is said', async () => {
    for (const options of [phone, { ...phone, viewport: { width: 320, height: 640 } }]) {
      const visitor = await newVisitor(browser, options);
      await visitor.visit(`${server.url}/chat/rahat`);
      const link = visitor.page.getByTestId('telephone');
      expect(await link.getAttribute('href')).toBe('tel:0112345678');
      expect(await link.isVisible()).toBe(true);
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
      expect(await visitor.fits()).toBe(true);
      await visitor.give({ choice: 'agree' });
      for (const text of ['قثقث', 'ضصضص', 'غفغف']) await visitor.give({ text });
      const said = visitor.page.locator('#messages a[href="tel:0112345678"]');
      expect(await said.innerText()).toBe('011 234 5678');
      expect(visitor.complaints).toEqual([]);
      await visitor.page.context().close();
    }
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/chat/rahat`);
    expect(await page.getByTestId('telephone').isVisible()).toBe(true);
    await context.close();
  });

  test('is not there where the association has given none', async () => {
    const visitor = await newVisitor(browser, phone);
    await visitor.visit(`${server.url}/chat/awdat-sudair`);
    expect(await visitor.page.locator('a[href^="tel:"]').count()).toBe(0);
    await visitor.page.context().close();
  });

  test('the colour of its pack stands in its head by day and by night, its sign beside the name, and both where its address is shared', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visitor = await newVisitor(browser, { viewport: { width: 820, height: 900 }, colorScheme });
      await visitor.visit(`${server.url}/chat/awdat-sudair`);
      await rested(visitor.page);
      const drawn = await visitor.page.evaluate<{ head: string; sign: number }>(`({
        head: getComputedStyle(document.querySelector('header')).backgroundColor,
        sign: document.querySelector('img.sign').naturalWidth,
      })`);
      expect(drawn).toEqual({ head: 'rgb(122, 31, 92)', sign: 1 });
      expect(visitor.complaints).toEqual([]);
      await visitor.page.context().close();
    }
    const get = async (path: string): Promise<Response> => fetch(new URL(path, server.url));
    const page = await (await get('/chat/awdat-sudair?lang=en')).text();
    expect(page).toContain('property="og:description" content="We serve the people of Awdat Sudair."');
    const shared = async (html: string): Promise<Buffer> => {
      const [, picture = ''] = /property="og:image" content="(http[^"]+)"/.exec(html) ?? [];
      const answer = await fetch(picture);
      expect(answer.headers.get('content-type')).toBe('image/png');
      return Buffer.from(await answer.arrayBuffer());
    };
    expect(await shared(page)).toEqual(sign);
    const [, manifest = ''] = /rel="manifest"\s+href="([^"]+)"/.exec(page) ?? [];
    expect(await (await get(manifest)).json()).toMatchObject({
      theme_color: '#7a1f5c',
      lang: 'en',
      start_url: '/chat/awdat-sudair?lang=en',
      description: 'We serve the people of Awdat Sudair.',
    });
    expect(await (await get('/')).text()).toContain('نخدم أهل عودة سدير.');
    // Whoever has no sign of their own has a picture all the same.
    const drawing = await shared(await (await get('/chat/mord')).text());
    expect([drawing.readUInt32BE(16), drawing.readUInt32BE(20)]).toEqual([512, 512]);
    expect((await get('/chat/mord/logo')).status).toBe(404);
  });

  test('the summary of its notice stands on the first screen with all its answers, and leads to the whole', async () => {
    const viewport = { width: 360, height: 640 };
    const visitor = await newVisitor(browser, { ...phone, viewport });
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/awdat-sudair`);
    const choices = page.locator('.choices .choice');
    expect(await choices.count()).toBe(3);
    for (const box of await Promise.all((await choices.all()).map((one) => one.boundingBox())))
      expect(box!.y + box!.height).toBeLessThanOrEqual(viewport.height);
    expect(await page.locator('.unfold').count()).toBe(0);
    expect(await visitor.log()).not.toContain('خارج المملكة');
    await visitor.give({ choice: 'fullNotice' });
    expect(await visitor.log()).toContain('خارج المملكة');
    expect(visitor.kind).toBe('consent');
    await page.context().close();
  });
});
