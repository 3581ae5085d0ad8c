import { relative } from 'node:path';
import { filesOf, isGroup } from './groups.mjs';

const none = { passed: 0, failed: 0, skipped: 0, ms: 0 };
const kindOf = (status) => (status === 'passed' || status === 'failed' ? status : 'skipped');

function countsOf(tests, ms) {
  const counts = { ...none, ms };
  for (const { status } of tests) counts[kindOf(status)] += 1;
  return counts;
}

/** What jest reports of one file that it ran: a file of tests, or a group of several, each of which stands in a `describe` of its name. */
function inResult({ name, status, startTime, endTime, assertionResults }, root) {
  const path = relative(root, name);
  const files = isGroup(name) ? filesOf(path) : [path];
  const counted = files.map((file) => {
    const tests = isGroup(name)
      ? assertionResults.filter(({ ancestorTitles }) => ancestorTitles[0] === file)
      : assertionResults;
    const took = tests.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
    return [file, countsOf(tests, isGroup(name) ? took : endTime - startTime)];
  });
  // A file that could not be read, or that broke outside its tests, has failed without a test that has.
  const isBroken = status === 'failed' && counted.every(([, { failed }]) => failed === 0);
  return isBroken ? counted.map(([file, counts]) => [file, { ...counts, failed: 1 }]) : counted;
}

/** How many tests of each file passed, failed and were skipped, and how long it took in milliseconds: of files by their paths from the product's root. */
export const byFile = (results, root) => new Map(results.flatMap((result) => inResult(result, root)));
