// The whole run reads the product once for many test files, where each would read it anew: small files stand together in groups. A file that is
// named on the command line is run by itself.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bodyOf } from './files.mjs';

const root = resolve(import.meta.dirname, '../..');
const name = '.test-groups';
/** Where the groups are written. */
const folder = join(root, name);
/** Whether a file of tests is a group. */
export const isGroup = (path) => path.includes(`/${name}/`);
/** How many seconds each file took at the last `npm test -- --renew-times`; the quick ones are left out. */
const seconds = JSON.parse(readFileSync(join(root, 'tests/support/times.json'), 'utf8'));
const quick = 2;

const groups = 14;
/** A file that takes longer stands alone: it would keep its whole group waiting. */
const longest = 40;
/** Tests that drive programs of their own, with which they share nothing. */
const apart = /^tests\/(web|crash|load|nodes|upgrade|commands|tools|architecture)\//;

const timeOf = (file) => seconds[file] ?? quick;

function canStandTogether(file) {
  return (
    !apart.test(file) &&
    timeOf(file) <= longest &&
    bodyOf(readFileSync(join(root, file), 'utf8')) !== undefined
  );
}

/** The text of a group. */
const textOf = (files) =>
  [
    `import { describe } from '@jest/globals';`,
    ...files.map((file, i) => `import tests${i} from '../${file}';`),
    ...files.map((file, i) => `describe(${JSON.stringify(file)}, tests${i});`),
    '',
  ].join('\n');

/** The files that stand in a group. */
export const filesOf = (group) =>
  [...readFileSync(join(root, group), 'utf8').matchAll(/^import \S+ from '\.\.\/(.+)';$/gm)].map(
    ([, file]) => file,
  );

/** Writes the groups, about equally long, and answers the paths of what is to be run, from the product's root. */
export function writeGroups() {
  const all = readdirSync(join(root, 'tests'), { recursive: true })
    .map((name) => `tests/${name}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort((a, b) => timeOf(b) - timeOf(a) || a.localeCompare(b));
  const together = new Set(all.filter(canStandTogether));
  const made = Array.from({ length: groups }, () => ({ files: [], time: 0 }));
  for (const file of together) {
    const least = made.reduce((one, other) => (other.time < one.time ? other : one));
    least.files.push(file);
    least.time += timeOf(file);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const paths = made.map(({ files }, i) => {
    writeFileSync(join(folder, `group-${i + 1}.test.mjs`), textOf(files));
    return `${name}/group-${i + 1}.test.mjs`;
  });
  return [...paths, ...all.filter((file) => !together.has(file))];
}
