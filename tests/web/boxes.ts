import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { rested } from './browser.ts';

/** What has a place of its own on the page of members, by name. Of the answers alone their size: where they stand is for what is said. */
const named = {
  leave: '#leave',
  header: 'header',
  status: '#status',
  log: '#log',
  attach: '#attach',
  text: '#text',
  send: '#send',
  choices: '.choices:not(.gone)',
};
const widths = { 360: 640, 820: 1000, 1280: 800 } as const;

/** Left, top, width and height, in whole pixels. */
type Box = readonly number[];
export type Boxes = Readonly<Record<string, Readonly<Record<string, Box>>>>;

const measured = `(() => {
  const found = {};
  for (const [name, where] of Object.entries(${JSON.stringify(named)})) {
    const one = [...document.querySelectorAll(where)].findLast((each) => each.offsetParent !== null);
    if (!one) continue;
    const { x, y, width, height } = one.getBoundingClientRect();
    found[name] = (name === 'choices' ? [width, height] : [x, y, width, height]).map(Math.round);
  }
  return found;
})()`;

/** Where everything stands at each width; a picture of each, by day and by night, where a folder is named. */
export async function boxesOf(page: Page, pictures?: { folder: string; name: string }): Promise<Boxes> {
  const all: Record<string, Readonly<Record<string, Box>>> = {};
  for (const [width, height] of Object.entries(widths)) {
    await page.setViewportSize({ width: Number(width), height });
    await rested(page);
    all[width] = await page.evaluate<Readonly<Record<string, Box>>>(measured);
    if (!pictures) continue;
    mkdirSync(pictures.folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await rested(page);
      await page.screenshot({ path: join(pictures.folder, `${pictures.name}-${width}-${colorScheme}.png`) });
    }
  }
  // Members come to the next state on a telephone, and read its end.
  await page.setViewportSize({ width: 360, height: widths[360] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(`{ const log = document.getElementById('log'); log.scrollTop = log.scrollHeight; }`);
  return all;
}

/** Letters of another machine are a little higher or wider. */
const slack = 12;

/** What stands elsewhere than it did, a sentence each. */
export const movedIn = (state: string, were: Boxes, are: Boxes): readonly string[] =>
  Object.entries(were).flatMap(([width, boxes]) => {
    const now = are[width] ?? {};
    const names = new Set([...Object.keys(boxes), ...Object.keys(now)]);
    return [...names].flatMap((name) => {
      const [before, after] = [boxes[name], now[name]];
      const stands = before?.every((value, i) => Math.abs(value - (after?.[i] ?? Infinity)) <= slack);
      return stands && after ? [] : [`${state} ${width} ${name}: ${String(before)} -> ${String(after)}`];
    });
  });
