import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { productRoot } from '../../src/kernel/paths.ts';
import { rawLines } from '../../src/wording/wording.ts';
import { associations } from '../support/house.ts';
import { addressingNobody, forbidden } from './forbidden.ts';

const root = productRoot();
const groups = readdirSync(join(root, 'locales/ar')).map((file) => file.replace(/\.yaml$/, ''));
const ofStaff = new Set(['desk', 'reports', 'mail', 'home']);

/** Every text of a tree by its path, without those that members type. */
function* textsIn(node: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof node === 'string') yield [path, node];
  else if (typeof node === 'object' && node !== null)
    for (const [name, inner] of Object.entries(node))
      if (name !== 'phrasings' && name !== 'alsoCalled') yield* textsIn(inner, `${path}.${name}`);
}

const packs = associations.flatMap((id) =>
  ['pack', 'services', 'answers', 'clauses'].map((file) => `associations/${id}/${file}.yaml`),
);
const readIn = (path: string): readonly (readonly [string, string])[] => [
  ...textsIn(parse(readFileSync(join(root, path), 'utf8')), path),
];

test('no sentence says what reads oddly or is not so', () => {
  const lines = rawLines(join(root, 'locales'), groups);
  const texts = [
    ...Object.entries(lines.ar),
    ...Object.entries(lines.en),
    ...packs.flatMap(readIn),
    ...['adapters/telegram/README.md', 'adapters/whatsapp-cloud/README.md'].map(
      (path) => [path, readFileSync(join(root, path), 'utf8')] as const,
    ),
  ];
  const found = texts.flatMap(([place, text]) =>
    forbidden.filter(({ said }) => said.test(text)).map(({ better }) => `${place}: ${better}`),
  );
  expect(found).toEqual([]);
});

/** Words of a text that address one woman without the mark that says so. */
const unmarked = (text: string): readonly string[] =>
  (text.match(/[\u0621-\u0652]+/gu) ?? []).filter((word) => {
    const bare = word.replace(/[\u064b-\u0652]/gu, '');
    return word.endsWith('ك') && bare.length > 1 && !addressingNobody.has(bare);
  });

/** A line as it is said to a woman, with a figure for every value. */
function saidToHer(text: string): string {
  const names = [...text.matchAll(/\{(\w+)[,}]/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const values = { ...Object.fromEntries(names.map((name) => [name, 3])), gender: 'feminine' };
  return String(new IntlMessageFormat(text, 'ar', undefined, { ignoreTag: true }).format(values));
}

test('who is addressed as a woman is addressed so in every line', () => {
  const { ar } = rawLines(
    join(root, 'locales'),
    groups.filter((group) => !ofStaff.has(group)),
  );
  expect(Object.keys(ar).length).toBeGreaterThan(200);
  const found = Object.entries(ar).flatMap(([name, text]) =>
    unmarked(saidToHer(text)).map((word) => `${name}: ${word}`),
  );
  expect(found).toEqual([]);
});

test('and in every text of her pack', () => {
  const texts = packs
    .filter((path) => path.includes('mord') && !path.includes('clauses'))
    .flatMap(readIn)
    .filter(([path]) => path.endsWith('.ar'));
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.flatMap(([path, text]) => unmarked(text).map((word) => `${path}: ${word}`))).toEqual([]);
});
