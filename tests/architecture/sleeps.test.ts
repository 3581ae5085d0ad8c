import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { productRoot } from '../../src/kernel/paths.ts';

/** Where time may pass: `until` and `fixedWait`, and the time that somebody else takes. */
const wait = 'tests/support/wait.ts';
const pace = 'tests/support/pace.ts';
/** Who may let somebody else take their time: providers, members and lines that are played, load at a steady rate. */
const played = /^tests\/standins\//;
const playing = [
  'tests/support/chat.ts',
  'tests/channels/flood.test.ts',
  'tests/channels/webhooks.test.ts',
  'tests/http/database-down.test.ts',
  'tests/web/double-tap.test.ts',
  'tests/http/member.ts',
  'tests/nodes/two-nodes.test.ts',
];
const mostFixedWaits = 5;

const root = productRoot();
const own = 'tests/architecture/sleeps.test.ts';
const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|mjs|cjs)$/.test(name))
  .map((name) => `tests/${name}`)
  .filter((file) => file !== own);
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The words in which a source lets a fixed time pass: `timers/promises`, Playwright's own, and promises that a timer keeps. */
function sleepsIn(file: string, text: string): string[] {
  const found: string[] = [];
  const kept = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && /timers\/promises$/.test(node.text)) found.push(node.text);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Promise')
      for (const executor of node.arguments ?? [])
        if (ts.isFunctionLike(executor)) for (const { name } of executor.parameters) kept.add(name.getText());
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const [after] = node.arguments;
      if (/\.waitForTimeout$/.test(called)) found.push(called);
      const keeps =
        after &&
        [...kept].some((name) => new RegExp(`^(\\(.*?\\) => )?(void )?${name}\\b`).test(after.getText()));
      if (/^(globalThis\.)?setTimeout$/.test(called) && keeps === true) found.push(node.getText());
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

test.each([
  ["import { setTimeout as sleep } from 'node:timers/promises';", 1],
  ['await page.waitForTimeout(200);', 1],
  ['await new Promise((done) => setTimeout(done, 20));', 1],
  ['await new Promise<void>((resolve) => { setTimeout(() => resolve(), 20); });', 1],
  ['const late = setTimeout(() => child.send("SIGKILL"), 30_000);', 0],
  ['await until("it is there", () => heard.length > 0);', 0],
])('%s sleeps %i times', (text, count) => {
  expect(sleepsIn('a.ts', text)).toHaveLength(count);
});

test('tests wait for conditions; time passes in two files alone', () => {
  expect(files.filter((file) => sleepsIn(file, read(file)).length > 0).sort()).toEqual([pace, wait]);
});

test('the time that somebody else takes is that of providers, members and lines that are played', () => {
  const importing = files.filter((file) => !played.test(file) && /\/pace\.ts'/.test(read(file)));
  expect(importing.sort()).toEqual([...playing].sort());
});

test(`at most ${mostFixedWaits} waits are of a fixed time, and each says what must not happen meanwhile`, () => {
  const fixed = files
    .filter((file) => file !== wait)
    .flatMap((file) =>
      [...read(file).matchAll(/\bfixedWait\(([^)]*)\)/g)].map(([, given]) => ({ file, given })),
    );
  expect(fixed.length).toBeGreaterThan(0);
  expect(fixed.length).toBeLessThanOrEqual(mostFixedWaits);
  for (const one of fixed)
    expect(one).toEqual({ ...one, given: expect.stringMatching(/^\d+, '(\S+ ){3,}\S+'$/) });
});

const limitOfAll = Number(/testTimeout: ([\d_]+)/.exec(read('jest.config.mjs'))?.[1]?.replaceAll('_', ''));

/** The limits of time, in milliseconds, that a source gives to single tests and to what is done before and after them. */
const ownLimits = (text: string): number[] =>
  [...text.matchAll(/^ {0,4}\}, (\d[\d_]*)\);$|\bsetTimeout\((\d[\d_]*)[^,]*\)/gm)]
    .map(([, own, ofFile]) => Number((own ?? ofFile ?? '').replaceAll('_', '')))
    .filter((ms) => ms > 0);

test('no test has less time than all have: what is slow is not what hangs', () => {
  expect(ownLimits('}, 30_000);\n  }, 5);\njest.setTimeout(20_000);\nsetTimeout(stop, 10);')).toEqual([
    30_000, 5, 20_000,
  ]);
  for (const file of files.filter((name) => name.endsWith('.test.ts')))
    expect({ file, less: ownLimits(read(file)).filter((ms) => ms < limitOfAll) }).toEqual({
      file,
      less: [],
    });
});
