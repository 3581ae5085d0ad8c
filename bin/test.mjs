// Runs jest and ends with one line that counts the whole run: `N passed, N failed[, N skipped]`.
// Arguments go to jest as they are, but for `--renew-times`: how long each file took is written to tests/support/times.json then, after which
// the files are ordered. Without a file's name everything is run, small files in groups (tests/groups); what failed there is run once more by itself.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureToolsBuilt } from '../tools/build.mjs';
import { byFile } from '../tests/groups/by-file.mjs';
import { writeGroups } from '../tests/groups/groups.mjs';
import { ensureBuilt, keepCode } from './build.mjs';

const renew = '--renew-times';
const times = 'tests/support/times.json';
/** More files than this do not fail because a machine is busy. */
const mostAgain = 5;

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const named = words.filter((word) => word !== renew);
await ensureBuilt();
await ensureToolsBuilt();
// Some hundred servers and commands are started.
keepCode([]);
const folder = mkdtempSync(join(tmpdir(), 'silah-test-'));
// What is learned of packs and phrasings is learned once, not by each of two hundred files and each server that they start; another run finds it too.
const cache = join(root, 'node_modules/.cache/silah');
mkdirSync(cache, { recursive: true });
const learned = process.env.LEARNED_DIR ?? join(cache, 'learned');

// One PostgreSQL serves whatever needs no more than a database of its own; whoever needs it first starts it.
const sharedCluster = mkdtempSync(join(tmpdir(), 'silah-test-'));
chmodSync(sharedCluster, 0o755);
spawn(process.execPath, [join(root, 'tests/support/end-cluster.mjs'), sharedCluster], {
  detached: true,
  stdio: ['pipe', 'ignore', 'inherit'],
}).unref();

/** Runs jest with some arguments; answers its exit code and what it reports of each file, undefined when it came to no report. */
function run(args) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, '--json', `--outputFile=${report}`, ...args],
    {
      cwd: root,
      stdio: ['inherit', 'ignore', 'inherit'],
      env: {
        ...process.env,
        LEARNED_DIR: learned,
        BUILD_IS_FRESH: root,
        SHARED_CLUSTER: sharedCluster,
        ...(named.length > 0 && { TESTS_ARE_NAMED: '1' }),
      },
    },
  );
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return { status, files: byFile(testResults, root) };
  } catch {
    return { status };
  }
}

/** Puts what was measured beside what is known of the files that did not run. */
function renewTimes(files) {
  const known = JSON.parse(readFileSync(join(root, times), 'utf8'));
  for (const [file, { ms }] of files) known[file] = Math.round(ms / 1000);
  const worth = Object.entries(known).sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  writeFileSync(join(root, times), `${JSON.stringify(Object.fromEntries(worth), null, 2)}\n`);
}

const sum = (files, of) => [...files.values()].reduce((all, one) => all + one[of], 0);

/**
 * Runs by itself what failed beside others, and puts that in its place; answers whether all went well, undefined when nothing was run. It is told,
 * since a test that fails beside others is to be mended too.
 */
function again(files) {
  const failed = [...files].filter(([, { failed }]) => failed > 0).map(([file]) => file);
  if (failed.length === 0 || failed.length > mostAgain) return undefined;
  console.log(`Failed, and run once more by themselves: ${failed.join(', ')}`);
  const second = run(['--runTestsByPath', ...failed]);
  for (const [file, counts] of second.files ?? []) {
    if (counts.failed === 0) console.log(`FAILED BESIDE OTHERS, passed by itself: ${file}`);
    files.set(file, counts);
  }
  return second.status === 0;
}

const everything = ['--config', 'jest.groups.mjs', '--runTestsByPath'];
const { status, files } = run(named.length === 0 ? [...everything, ...writeGroups()] : named);
let isWell = status === 0;
if (files) {
  if (words.includes(renew)) renewTimes(files);
  if (named.length === 0) isWell = again(files) ?? isWell;
  const counts = [`${sum(files, 'passed')} passed`, `${sum(files, 'failed')} failed`];
  const skipped = sum(files, 'skipped');
  if (skipped > 0) counts.push(`${skipped} skipped`);
  console.log(counts.join(', '));
} else {
  isWell = false;
  console.log('0 passed, 1 failed');
}
rmSync(folder, { recursive: true, force: true });
process.exit(isWell ? 0 : 1);
