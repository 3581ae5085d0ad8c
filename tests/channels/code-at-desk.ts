import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import type { ServerProcess } from '../support/server.ts';
import { openBrowser, phone } from '../web/browser.ts';
import { password } from '../web/desk-door.ts';

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: string;
}

/** Colours of a picture, four bytes each, in base64. */
const pixels = `async (png) => {
  const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(bitmap, 0, 0);
  let data = '';
  for (const byte of canvas.getImageData(0, 0, width, height).data) data += String.fromCharCode(byte);
  return { width, height, data: btoa(data) };
}`;

/** What a camera would read off the code that the page shows. */
async function readCode(browser: Browser, page: Page): Promise<string | undefined> {
  const png = (await page.getByTestId('channel-code').screenshot()).toString('base64');
  const painter = await browser.newPage();
  const { width, height, data } = await painter.evaluate<Pixels>(`(${pixels})('${png}')`);
  return jsQR(Uint8ClampedArray.from(Buffer.from(data, 'base64')), width, height)?.data;
}

/** The first admin reads the code at the desk; after `link` the same page, left open, says that the channel is set up. */
export async function linkedAtDesk(server: ServerProcess, link: () => void): Promise<string | undefined> {
  const links = await readFile(join(server.dataDir, 'first-links.txt'), 'utf8');
  const door = /desk of rahat .*?: (\S+)/.exec(links)?.[1] ?? '';
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(door);
    await page.getByTestId('set-up-name').fill('منى العمري');
    await page.getByTestId('set-up-password').fill(password);
    await page.getByTestId('set-up-submit').click();
    await page.getByTestId('account').waitFor();
    await page.goto(`${server.url}/desk/channels`);
    const code = await readCode(browser, page);
    const card = page.locator('[data-channel="whatsapp-web"]');
    expect(await card.innerText()).toContain('تنتظر ربط الجوال');
    if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'], fullPage: true });
    link();
    await page.getByTestId('channel-code').waitFor({ state: 'detached' });
    expect(await card.innerText()).toContain('مضبوطة');
    expect(await page.locator('[data-channel="webchat"]').innerText()).toContain(`${server.url}/chat/rahat`);
    return code;
  } finally {
    await browser.close();
  }
}
