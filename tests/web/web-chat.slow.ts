import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { answerTo, type Activity } from '../http/member.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { found, until } from '../support/wait.ts';
import { newVisitor, openBrowser, phone, type Visitor } from './browser.ts';

/** The file `webchat-es5.js` of the npm package `botframework-webchat`, which is too large to be installed for everybody. */
const bundle = process.env['WEB_CHAT'];
if (bundle === undefined)
  process.stderr.write('\n!!! WEB_CHAT names no webchat-es5.js: the official Web Chat was not tried\n\n');

/** The page of the recipe as it stands in the documents, with the addresses of the test. */
function recipe(server: string): string {
  const document = readFileSync(join(productRoot(), 'docs/official-web-chat.md'), 'utf8');
  const [, page = ''] = /```html\n([\s\S]+?)```/.exec(document) ?? [];
  return page
    .replace(/https:\/\/cdn\.botframework\.com\/[^"]+/, '/webchat.js')
    .replace('https://chat.association.example', server);
}

/** A website of the association, on an address of its own. */
async function openSite(server: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const site: Server = createServer((request, response) => {
    const isScript = request.url === '/webchat.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? readFileSync(bundle ?? '') : recipe(server));
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        site.closeAllConnections();
        site.close(() => done());
      }),
  };
}

const inWebChat = bundle === undefined ? describe.skip : describe;

inWebChat('the official Web Chat, by the recipe of the documents', () => {
  let server: TestServer;
  let site: Awaited<ReturnType<typeof openSite>>;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    site = await openSite(server.url);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await server.remove();
  });

  const field = (page: Page) =>
    page.locator('[data-testid="send box text area"], [data-id="webchat-sendbox-input"]');
  const button = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true });

  /** Answers a question with Web Chat's own controls: its button where there is one. Answers whether one was pressed. */
  async function answer(page: Page, question: Activity, tries: number): Promise<boolean> {
    const [first] = question.suggestedActions?.actions ?? [];
    const input = answerTo(question, 3, tries);
    const kind = question.channelData?.silah?.prompt?.kind;
    const chosen =
      kind === 'sign'
        ? question.suggestedActions?.actions.find(({ value }) => value.silah.choice === 'sign')
        : 'choice' in input
          ? first
          : undefined;
    if (chosen) {
      await button(page, chosen.title).last().click();
      return true;
    }
    if ('text' in input) {
      await field(page).fill(input.text);
      await field(page).press('Enter');
    }
    if ('attachment' in input) {
      const { name, contentType, contentBase64 } = input.attachment;
      const buffer = Buffer.from(contentBase64, 'base64');
      await page.setInputFiles('input[type=file]', { name, mimeType: contentType, buffer });
    }
    return false;
  }

  /** What is asked behind the activity `last`. */
  const askedAfter = (visitor: Visitor, last: string): Promise<Activity> =>
    found(
      'the next question is there',
      () => (visitor.question && visitor.question.id > last ? visitor.question : undefined),
      { found: () => JSON.stringify([...visitor.heard.values()].at(-1)) },
    );

  test('sends a whole request by its buttons, with a file and a reload in the middle of it', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await page.goto(site.url);
    let question = await askedAfter(visitor, '');
    const receipt = () =>
      [...visitor.heard.values()].find(({ channelData }) => channelData?.silah?.receipt)?.channelData?.silah
        ?.receipt;
    const pressed = new Set<string | undefined>();
    let reloads = 0;
    for (let turns = 0, tries = 0; turns < 60 && !receipt(); turns += 1) {
      const { kind, id } = question.channelData?.silah?.prompt ?? {};
      if (kind === 'attachment' && reloads === 0) {
        await page.reload();
        reloads += 1;
      }
      await until('it is on the screen', async () =>
        (await page.innerText('body')).includes(firstLine(question)),
      );
      if (await answer(page, question, tries)) pressed.add(kind);
      question = await askedAfter(visitor, question.id);
      tries = question.channelData?.silah?.prompt?.id === id ? tries + 1 : 0;
    }
    expect(reloads).toBe(1);
    expect(receipt()?.reference).toMatch(/^[1-9]\d{6}$/);
    expect([...pressed]).toEqual(expect.arrayContaining(['consent', 'menu', 'service', 'review', 'sign']));
    const reference = receipt()?.reference ?? '';
    await until('the receipt is on the screen', async () =>
      (await page.innerText('body')).replace(/\D/g, '').includes(reference),
    );
    if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'] });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

const firstLine = ({ text = '' }: Activity): string => text.split('\n')[0] ?? '';
