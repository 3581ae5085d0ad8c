import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
const rooms = ['src', 'flows', 'adapters', 'tools'];
const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: `${room}/${name}`, text: readFileSync(join(root, room, name), 'utf8') })),
);

const Reported = z.object({ diagnostics: z.array(z.object({ code: z.string() })) });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'silah-limits-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rules that a text breaks as a file of that path, under the product's own configuration. */
function broken(text: string, file: string): readonly string[] {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', file], { cwd: folder });
  rmSync(path);
  return Reported.parse(JSON.parse(stdout.toString())).diagnostics.map(({ code }) => code);
}
const lines = (count: number) => `export function f() {\n${'f();\n'.repeat(count - 2)}}\n`;

describe('the limits', () => {
  test.each<[found: readonly string[], file: string, text: string]>([
    [['eslint(max-lines-per-function)'], 'src/kernel/f.ts', lines(41)],
    [[], 'src/kernel/f.ts', lines(40)],
    [['eslint(max-lines-per-function)'], 'src/web/desk/f.tsx', lines(71)],
    [[], 'src/web/desk/f.tsx', lines(70)],
    [['eslint(max-params)'], 'adapters/f.ts', 'export const f = (a, b, c, d) => [a, b, c, d];\n'],
    [['eslint(max-lines)'], 'src/engine/f.ts', `export const a = 1;\n${'// b\n'.repeat(300)}`],
    [['eslint(no-restricted-properties)'], 'src/engine/f.ts', 'export const now = Date.now();\n'],
    [['import(no-default-export)'], 'src/engine/f.ts', 'export default 1;\n'],
  ])('%j: %s', (found, file, text) => {
    expect(broken(text, file)).toEqual(found);
  });

  test('no comment switches one of them off', () => {
    const limit = /(?:eslint|oxlint)-disable(?!-next-line (?!max-|no-restricted|import)[\w/-]+$)/m;
    expect(sources.filter(({ text }) => limit.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

test('the present time is asked of a clock alone', () => {
  const own = /^src\/(?:kernel|web)\//;
  const asks = sources.filter(({ file, text }) => !own.test(file) && /new Date\(\s*\)/.test(text));
  expect(asks.map(({ file }) => file)).toEqual([]);
});
