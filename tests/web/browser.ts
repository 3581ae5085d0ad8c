import { existsSync } from 'node:fs';
import { afterAll, describe } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { SampleInput } from '../../src/fields/sample.ts';
import { answerTo, type Activity } from '../http/member.ts';
import { until } from '../support/wait.ts';

const whole = '/usr/bin/chromium';
/** Chromium without windows of its own needs half of the processor; where it is missing, the whole one serves. */
const programs = ['/usr/bin/chromium-headless-shell', whole];

const program = programs.find((one) => existsSync(one));
if (program === undefined)
  process.stderr.write(`\n!!! ${programs.join(', ')} are missing: no test of the pages was run\n\n`);
/** Whether what is shown by the system can be tried, which the whole browser alone can do. */
export const hasWholeBrowser = existsSync(whole);
if (!hasWholeBrowser)
  process.stderr.write(`\n!!! ${whole} is missing: no test of notices of the system was run\n\n`);

/** Tests that need Chromium: without it they are skipped, and the reason is printed. */
export const inBrowser = program === undefined ? describe.skip : describe;

/** So long is waited for what a page shows, in milliseconds: no test is about being quick. */
const patience = 120_000;

async function open(executablePath: string): Promise<Browser> {
  const args = ['--no-sandbox', '--headless', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  browser.on('context', (context) => context.setDefaultTimeout(patience));
  return browser;
}

/** One serves all that stand together in a group of files (tests/groups), one after the other: a start takes as long as a short test. */
let kept: Promise<Browser> | undefined;
let end: (() => Promise<void>) | undefined;
afterAll(() => end?.());

async function keep(): Promise<Browser> {
  const browser = await open(program ?? whole);
  end = browser.close.bind(browser);
  return Object.assign(browser, {
    close: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
  });
}

/** A browser whose `close` ends all that was opened in it. */
export const openBrowser = (): Promise<Browser> => (kept ??= keep());
export const openWholeBrowser = (): Promise<Browser> => open(whole);

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 1,
  isMobile: true,
  hasTouch: true,
  locale: 'ar-SA',
  timezoneId: 'Asia/Riyadh',
};
export const desktop: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  locale: 'ar-SA',
  timezoneId: 'Asia/Riyadh',
};

/** A member at the page. What the server says is heard on the wire; everything is done with the page itself. */
export class Visitor {
  readonly heard = new Map<string, Activity>();
  /** What the page complained of: errors of scripts, and what the content policy kept out. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const expected = /Failed to load resource|WebSocket connection to/.test(message.text());
      if (message.type() === 'error' && !expected) this.complaints.push(message.text());
    });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.take(String(payload)));
    });
    page.on('response', (response) => {
      const says = response.request().method() === 'GET' ? /\/activities/ : /\/start$/;
      if (!says.test(response.url())) return;
      void response.text().then(
        (text) => this.take(text),
        () => undefined,
      );
    });
  }

  private take(text: string): void {
    if (!text.startsWith('{')) return;
    const { activities = [] } = JSON.parse(text) as { activities?: Activity[] };
    for (const one of activities) if (one.type === 'message') this.heard.set(one.id, one);
  }

  get question(): Activity | undefined {
    return [...this.heard.values()]
      .sort((one, other) => one.id.localeCompare(other.id))
      .findLast((one) => one.channelData?.silah?.prompt);
  }

  get kind(): string | undefined {
    return this.question?.channelData?.silah?.prompt?.kind;
  }

  async visit(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.entry.theirs').first().waitFor();
    await until('something is asked', () => this.question !== undefined);
  }

  async type(text: string): Promise<void> {
    await this.page.fill('#text', text);
    await this.page.press('#text', 'Enter');
  }

  press(title: string): Promise<void> {
    return this.page.locator('.choice', { hasText: title }).first().click();
  }

  /** Does one thing and waits until the page shows what came of it. */
  async give(input: SampleInput): Promise<void> {
    const before = this.heard.size;
    if ('text' in input) await this.type(input.text);
    else if ('choice' in input) {
      const action = this.question?.suggestedActions?.actions.find(
        ({ value }) => value.silah.choice === input.choice,
      );
      await this.press(action?.title ?? input.choice);
    } else {
      const { name, contentType, contentBase64 } = input.attachment;
      const buffer = Buffer.from(contentBase64, 'base64');
      await this.page.setInputFiles('#file', { name, mimeType: contentType, buffer });
    }
    await this.answered(before);
  }

  /** Waits until the server has answered what was done when `before` activities had been heard, and until the page shows all of it. */
  async answered(before: number): Promise<void> {
    await until('the server answered', () => this.heard.size > before + 1);
    await until(
      'the page shows it',
      async () =>
        (await this.page.locator('.entry').count()) >=
        [...this.heard.values()].filter(({ type }) => type === 'message').length,
    );
  }

  /** Answers by the kind of the question alone until one of a kind is asked. */
  async goOn(kind: string): Promise<void> {
    let tries = 0;
    for (let turns = 0; turns < 40; turns += 1) {
      if (this.kind === kind) return;
      const { question } = this;
      if (!question) throw new Error('nothing was asked');
      const id = question.channelData?.silah?.prompt?.id;
      await this.give(answerTo(question, 2, tries));
      tries = this.question?.channelData?.silah?.prompt?.id === id ? tries + 1 : 0;
    }
    throw new Error(`never asked for ${kind}`);
  }

  /** The words of the log, as a reader sees them. */
  log(): Promise<string> {
    return this.page.locator('#messages').innerText();
  }

  /** Nothing is wider than the page: no word, no name of a file. */
  fits(): Promise<boolean> {
    return this.page.evaluate<boolean>(
      `document.documentElement.scrollWidth <= innerWidth && document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth`,
    );
  }
}

/** Waits until a page is at rest: pictures and letters are there, nothing moves any more, and all of it was painted. */
export const rested = (page: Page): Promise<unknown> =>
  page.evaluate(`(async () => {
    const loaded = (one) => one.complete || new Promise((done) => {
      one.addEventListener('load', done);
      one.addEventListener('error', done);
    });
    await Promise.all([...document.images].map(loaded));
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  })()`);

export async function newVisitor(browser: Browser, options: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.newContext(options);
  return new Visitor(await context.newPage());
}

/** 1.6 Mbit/s, 150 ms, a processor four times slower, nothing in the cache. */
export async function slowed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const throughput = (1.6 * 1000 * 1000) / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
