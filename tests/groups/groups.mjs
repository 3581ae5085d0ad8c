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

/**
 * Which files stand together, in how many groups. A file that takes longer than so many seconds stands alone, as do those that drive programs of
 * their own, with which they share nothing, or measure how quick the product is.
 */
const kinds = [
  // They share a server and a browser too (tests/http/support.ts, tests/web/browser.ts).
  { folders: /^tests\/web\//, groups: 3, longest: 200 },
  { folders: /^tests\/http\//, groups: 2, longest: 75 },
  {
    folders: /^tests\/(?!(web|http|crash|load|nodes|upgrade|commands|tools|architecture)\/)/,
    groups: 7,
    longest: 75,
  },
  { folders: /^tests\/(commands|tools)\//, groups: 2, longest: 200 },
  // They share one copy of the sources, built once.
  { folders: /^tests\/architecture\//, groups: 1, longest: 100 },
];

/** `WHOLE=1`: the run of every day leaves out what takes long and is tried in short elsewhere (`*.whole.ts`, tests/support/whole.ts). */
const whole = process.env.WHOLE === '1';

const timeOf = (file) => seconds[file] ?? quick;

const canStandTogether = (file, longest) =>
  timeOf(file) <= longest && bodyOf(readFileSync(join(root, file), 'utf8')) !== undefined;

/** Files in groups, about equally long. */
function divided(files, groups) {
  const made = Array.from({ length: groups }, () => ({ files: [], time: 0 }));
  for (const file of files) {
    const least = made.reduce((one, other) => (other.time < one.time ? other : one));
    least.files.push(file);
    least.time += timeOf(file);
  }
  return made.map(({ files: own }) => own).filter((own) => own.length > 0);
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

/** Every file that stands in one of the groups that were written, by its path. */
export const grouped = () =>
  new Set(
    readdirSync(folder).flatMap((group) => filesOf(`${name}/${group}`).map((file) => join(root, file))),
  );

/** Writes the groups, and answers the paths of what is to be run, from the product's root. */
export function writeGroups() {
  const all = readdirSync(join(root, 'tests'), { recursive: true })
    .map((name) => `tests/${name}`)
    .filter((name) => name.endsWith('.test.ts') || (whole && name.endsWith('.whole.ts')))
    .sort((a, b) => timeOf(b) - timeOf(a) || a.localeCompare(b));
  const made = kinds.flatMap(({ folders, groups, longest }) =>
    divided(
      all.filter((file) => folders.test(file) && canStandTogether(file, longest)),
      groups,
    ),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const paths = made.map((files, i) => {
    writeFileSync(join(folder, `group-${i + 1}.test.mjs`), textOf(files));
    return `${name}/group-${i + 1}.test.mjs`;
  });
  const together = new Set(made.flat());
  return [...paths, ...all.filter((file) => !together.has(file))];
}
