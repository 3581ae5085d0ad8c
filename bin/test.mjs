// Runs jest and ends with one line that counts the whole run: `N passed, N failed[, N skipped]`.
// Arguments go to jest as they are, but for `--renew-times`: how long each file took is written to tests/support/times.json then, after which
// the files are ordered.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureToolsBuilt } from '../tools/build.mjs';
import { ensureBuilt } from './build.mjs';

const renew = '--renew-times';
const times = 'tests/support/times.json';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
await ensureBuilt();
await ensureToolsBuilt();
const folder = mkdtempSync(join(tmpdir(), 'silah-test-'));
const report = join(folder, 'report.json');
// What is learned of packs and phrasings is learned once in a run, not by each of two hundred files and each server that they start.
const learned = process.env.LEARNED_DIR ?? join(folder, 'learned');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--json',
    `--outputFile=${report}`,
    ...words.filter((word) => word !== renew),
  ],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, LEARNED_DIR: learned } },
);
/** Puts what was measured beside what is known of the files that did not run. */
function renewTimes({ testResults }) {
  const known = JSON.parse(readFileSync(join(root, times), 'utf8'));
  for (const { name, startTime, endTime } of testResults)
    known[relative(root, name)] = Math.round((endTime - startTime) / 1000);
  const worth = Object.entries(known).sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  writeFileSync(join(root, times), `${JSON.stringify(Object.fromEntries(worth), null, 2)}\n`);
}

let failed = run.status !== 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
  failed ||= broken > 0;
  if (words.includes(renew)) renewTimes(result);
  const counts = [`${result.numPassedTests} passed`, `${broken} failed`];
  if (skipped > 0) counts.push(`${skipped} skipped`);
  console.log(counts.join(', '));
} catch {
  failed = true;
  console.log('0 passed, 1 failed');
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
