import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { productRoot } from '../../src/kernel/paths.ts';
import type { Staff } from '../../src/records/desk/staff.ts';
import { reportsCsv } from '../../src/reports/csv.ts';
import { shownFigures } from '../../src/reports/reports.ts';
import { rawLines } from '../../src/wording/wording.ts';
import { Days, span } from './days.ts';

const manager = {
  id: 1,
  association: 'rahat',
  email: 'm@rahat.example',
  name: 'M',
  role: 'manager',
} as Staff;
/** `WRITE_GOLDEN=1` writes down how they are now. */
const written = process.env['WRITE_GOLDEN'] !== undefined;
let days: Days;

beforeAll(async () => {
  days = await Days.lived();
});
afterAll(() => days.remove());

function expectGolden(name: string, text: string): void {
  const file = join(productRoot(), 'tests/reports/golden', `${name}.txt`);
  if (written) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

test.each([
  ['all', {}],
  ['support', { service: 'support' }],
  ['kiosk', { channel: 'kiosk' }],
  ['one-day', { from: '2024-11-11', to: '2024-11-11' }],
  ['nothing', { from: '2024-10-01', to: '2024-10-02' }],
])('the figures of some days are what they were: %s', async (name, more) => {
  const found = await days.office.figures(manager, { ...span, ...more }, 'ar');
  expectGolden(`${name}.json`, `${JSON.stringify(found, null, 1)}\n`);
});

test.each(['ar', 'en'] as const)('so are the names of services and the export: %s', async (lang) => {
  const { byService } = await days.office.figures(manager, span, lang);
  expectGolden(`services-${lang}.json`, `${JSON.stringify(byService, null, 1)}\n`);
  expectGolden(`export-${lang}.csv`, await days.office.figuresCsv(manager, span, lang));
});

test('every line that a figure names stands in locales/', async () => {
  const lines = rawLines(join(productRoot(), 'locales'), ['desk', 'reports']);
  const named = shownFigures.flatMap((shown) => [
    `reports.${shown.name}.title`,
    `reports.${shown.name}.definition`,
    ...('beside' in shown ? [`reports.${shown.name}.beside`] : []),
    ...('emptyHint' in shown ? [`reports.${shown.name}.told`] : []),
    ...[...JSON.stringify(shown).matchAll(/"(?!word)\w+":"((?:reports|desk)\.[\w.-]+)"/g)].map(
      ([, line = '']) => line,
    ),
  ]);
  reportsCsv(await days.office.figures(manager, span), {
    line(name) {
      named.push(name);
      return name;
    },
    word({ group, word }) {
      named.push(`${group}.${word}`);
      return undefined;
    },
  });
  expect([...new Set(named)].filter((line) => lines.ar[line] === undefined)).toEqual([
    'desk.channel.kiosk',
    'desk.reason.laterRelease',
  ]);
});
