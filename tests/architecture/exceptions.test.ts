import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import tseslint from 'typescript-eslint';
import { z } from 'zod';
import { whole } from '../support/whole.ts';

const root = resolve(import.meta.dirname, '../..');

const Exceptions = z.record(z.string(), z.record(z.string(), z.number()));
const listFile = join(root, 'eslint.exceptions.mjs');
const list = (await import(listFile)) as { limits: Linter.Config[]; exceptions: unknown };
const exceptions = Exceptions.parse(list.exceptions);

/** How many exceptions the list may hold. This number is only ever lowered. */
const atMost = 0;

const files = ['src', 'flows', 'adapters', 'tools'].flatMap((room) =>
  readdirSync(root).includes(room)
    ? readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${room}/${name}`)
    : [],
);

const parsing: Linter.Config = {
  files: ['**/*.ts', '**/*.tsx'],
  languageOptions: { parser: tseslint.parser },
  linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
};

/** What `npm run lint` looks at with the same limits is looked at once: of every day here only files in which a comment could switch them off. */
const looked = files.filter((file) => whole || readFileSync(join(root, file), 'utf8').includes('eslint-'));

/** For each file that passes a limit: the rule and how many functions pass it, as the list says it. */
function found(): Record<string, Record<string, number>> {
  const linter = new Linter({ cwd: root });
  const all: Record<string, Record<string, number>> = {};
  for (const file of looked) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const message of linter.verify(text, [parsing, ...list.limits], file)) {
      if (message.fatal) throw new Error(`${file}: ${message.message}`);
      // A message without a rule says that a comment, which is not heeded here, switches some rule off.
      if (message.ruleId === null) continue;
      const ofFile = (all[file] ??= {});
      ofFile[message.ruleId] = (ofFile[message.ruleId] ?? 0) + 1;
    }
  }
  return all;
}

describe('the limits to functions', () => {
  test('the list of exceptions names what passes them, and nothing else', () => {
    expect(found()).toEqual(exceptions);
  });

  test('the list does not grow', () => {
    const named = Object.values(exceptions).flatMap((passed) => Object.values(passed));
    expect(named.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(atMost);
  });

  test('a function of 41 lines, or with four parameters, is found', () => {
    const lines = (count: number) => `export function f() {\n${'f();\n'.repeat(count - 2)}}\n`;
    const rules = (text: string, file: string) =>
      new Linter({ cwd: root }).verify(text, [parsing, ...list.limits], file).map(({ ruleId }) => ruleId);
    expect(rules(lines(41), 'src/kernel/f.ts')).toEqual(['max-lines-per-function']);
    expect(rules(lines(40), 'src/kernel/f.ts')).toEqual([]);
    expect(rules(lines(71), 'src/web/desk/f.tsx')).toEqual(['max-lines-per-function']);
    expect(rules(lines(70), 'src/web/desk/f.tsx')).toEqual([]);
    expect(rules('export const f = (a, b, c, d) => [a, b, c, d];', 'adapters/f.ts')).toEqual(['max-params']);
  });
});
