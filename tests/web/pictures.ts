import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { productRoot } from '../../src/kernel/paths.ts';
import { smaller } from './picture.ts';

/** Draws the page into the docs, when `UPDATE_SCREENSHOTS` asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  const browser = page.context().browser();
  if (process.env['UPDATE_SCREENSHOTS'] === undefined || !browser) return;
  const small = await smaller(browser, await page.screenshot());
  await writeFile(join(productRoot(), 'docs/screenshots', `${name}.png`), small);
}
