import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { productRoot } from '../../src/kernel/paths.ts';
import { branchesIn, type Source } from './branches.ts';
import { catalogues } from './catalogues.ts';

const root = productRoot();
const sources: readonly Source[] = ['src', 'flows', 'adapters', 'tools'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('line-names.ts'))
    .map((name) => ({ file: `${room}/${name}`, text: readFileSync(join(root, room, name), 'utf8') })),
);

/** Where a branch may be planted: every room that is not the catalogue's own. */
const planted = [
  'src/conversation/planted.ts',
  'src/http/planted.ts',
  'src/web/desk/inbox/planted.tsx',
  'src/web/chat/planted.ts',
  'tools/planted.ts',
];

describe.each(catalogues.map((one) => [one.folder, one] as const))('the kinds of %s', (folder, catalogue) => {
  const { names, properties, read } = catalogue;

  /** Fails unless each text is found to branch on the name, wherever it is planted, and never in the catalogue's folder. */
  function expectFound(name: string, texts: readonly string[]): void {
    for (const text of texts) {
      for (const file of planted)
        expect({ text, found: branchesIn({ file, text }, catalogue) }).toMatchObject({
          text,
          found: expect.arrayContaining([`${file}:1 ${name}`]),
        });
      expect(branchesIn({ file: `${folder}/own.ts`, text }, catalogue)).toEqual([]);
    }
  }

  test('are told apart nowhere else', () => {
    expect(sources.flatMap((source) => branchesIn(source, catalogue))).toEqual([]);
  });

  test('are found where a name is compared, listed or looked up', () => {
    for (const name of names)
      expectFound(name, [
        `if (${read} === '${name}') y();`,
        `switch (${read}) { case '${name}': }`,
        `switch (x) { case '${name}': }`,
        `if (x === '${name}') y();`,
        `if ('${name}' !== x.of) y();`,
        `const few = new Set(['${name}']);`,
        `const few = ['${name}', '${names.find((one) => one !== name) ?? ''}'];`,
        `if (['${name}'].includes(x)) y();`,
        `if (few.has('${name}')) y();`,
        `if (x === ('${name}')) y();`,
        `if (x === ('${name}' as const)) y();`,
        `const few = new Map([['${name}', 1]]);`,
        `if (/^${name}$/.test(x)) y();`,
        `if (/^(?:${name}|more)$/.test(x)) y();`,
      ]);
  });

  test('are found where a table is made by their names', () => {
    const [first = '', second = ''] = names;
    for (const name of names) {
      const other = name === first ? second : first;
      expectFound(name, [
        `const table = { '${name}': 1, '${other}': 2 };`,
        ...(properties.includes(name)
          ? []
          : [`const table = { '${name}': 1, more };`, `const z = answers['${name}'];`]),
      ]);
    }
  });

  test('have no other meaning listed that no source needs', () => {
    const needed = new Set<unknown>();
    for (const source of sources) branchesIn(source, catalogue, (one) => needed.add(one));
    expect(catalogue.homonyms.filter((one) => !needed.has(one))).toEqual([]);
  });
});

test('words that merely sound like kinds are none', () => {
  const text = "if (content.kind === 'text' && typeof x === 'number') y({ name: 1, code: 2, file });";
  expect(catalogues.flatMap((one) => branchesIn({ file: 'src/desk/x.ts', text }, one))).toEqual([]);
});

test('no channel is named outside its folder, but in the addresses of its own clients', () => {
  const { names = [] } = catalogues.find(({ folder }) => folder === 'adapters') ?? {};
  const naming = sources
    .filter(({ file }) => !file.startsWith('adapters/'))
    .filter(({ text }) => names.some((name) => text.includes(`'${name}'`) || text.includes(`/${name}/`)));
  const clients = /^(src\/web\/chat\/(connection\/session|page\/first)\.ts|tools\/load\/)/;
  expect(naming.map(({ file }) => file).filter((file) => !clients.test(file))).toEqual([]);
});
