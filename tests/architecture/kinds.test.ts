import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { kinds as fields } from '../../src/fields/kinds/index.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { lookUps } from '../../src/lookups/index.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { branchesIn, homonymsOf, type Catalogue, type Source } from './branches.ts';

/** Every catalogue of kinds that answer for themselves. `distinct` are names by which a branch is found whatever is compared with them. */
const catalogues: readonly (Catalogue & { readonly read: string; readonly distinct: readonly string[] })[] = [
  {
    folder: 'src/fields/kinds',
    names: fields.map(({ type }) => type),
    from: /\b(field|spec|asked|prompt|question)\w*\??\.(type|kind)$/i,
    read: 'field.type',
    distinct: ['nationalId', 'iqama', 'mobile', 'iban'],
  },
  {
    folder: 'src/outcomes',
    names: outcomes.map(({ type }) => type),
    from: /\b(result|outcome|effect)\w*\??\.type$/i,
    alsoMean: ['askRating', 'comment', 'decision', 'rate', 'stopWaiting', 'submit', 'transfer', 'withdraw'],
    read: 'result.type',
    distinct: ['handOver', 'putOff', 'offerLink'],
  },
  {
    folder: 'src/lookups',
    names: lookUps.map(({ kind }) => kind),
    from: /\b(query|found|lookUp)\w*\??\.kind$/i,
    alsoMean: ['request'],
    read: 'query.kind',
    distinct: [],
  },
];

const root = productRoot();
const sources: readonly Source[] = ['src', 'flows', 'adapters'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: `${room}/${name}`, text: readFileSync(join(root, room, name), 'utf8') })),
);
const homonyms = homonymsOf(sources, catalogues);

describe.each(catalogues.map((one) => [one.folder, one] as const))(
  'the kinds of %s',
  (_folder, catalogue) => {
    const branches = (text: string, file = 'src/desk/planted.ts'): string[] =>
      branchesIn({ file, text }, catalogue, homonyms);

    test('are told apart nowhere else', () => {
      expect(sources.flatMap((source) => branchesIn(source, catalogue, homonyms))).toEqual([]);
    });

    test('are found where a name is compared with what a kind is read from', () => {
      for (const name of catalogue.names)
        for (const text of [
          `if (${catalogue.read} === '${name}') y();`,
          `switch (${catalogue.read}) { case '${name}': }`,
        ])
          expect([text, branches(text)]).toEqual([text, [`src/desk/planted.ts:1 ${name}`]]);
    });

    test('are found by a name of theirs alone, where nothing else has it', () => {
      for (const name of catalogue.distinct)
        for (const text of [
          `switch (x) { case '${name}': }`,
          `if (x === '${name}') y();`,
          `if ('${name}' !== x.of) y();`,
          `const table = { ${name}: 1 };`,
          `const table = { '${name}': 1 };`,
          `const few = new Set(['${name}']);`,
          `if (['${name}'].includes(x)) y();`,
          `if (few.has('${name}')) y();`,
          `const z = answers['${name}'];`,
        ]) {
          expect([text, branches(text)]).toEqual([text, [`src/desk/planted.ts:1 ${name}`]]);
          expect(branches(text, `${catalogue.folder}/own.ts`)).toEqual([]);
        }
    });

    test('are not found in what merely has the same word', () => {
      expect(
        branches("if (content.kind === 'text' && typeof x === 'number') y({ name: 1, request: 2 });"),
      ).toEqual([]);
    });
  },
);
