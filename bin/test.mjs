// Runs jest and ends with one line that counts the whole run: `N passed, N failed[, N skipped]`.
// Arguments go to jest as they are.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureToolsBuilt } from '../tools/build.mjs';
import { ensureBuilt } from './build.mjs';

const root = resolve(import.meta.dirname, '..');
await ensureBuilt();
await ensureToolsBuilt();
const folder = mkdtempSync(join(tmpdir(), 'silah-test-'));
const report = join(folder, 'report.json');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'], env: process.env },
);
let failed = run.status !== 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
  failed ||= broken > 0;
  const counts = [`${result.numPassedTests} passed`, `${broken} failed`];
  if (skipped > 0) counts.push(`${skipped} skipped`);
  console.log(counts.join(', '));
} catch {
  failed = true;
  console.log('0 passed, 1 failed');
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
