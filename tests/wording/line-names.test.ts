import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { LineGroup, LineIn, LineName } from '../../src/contract/line-names.ts';
import { kinds } from '../../src/fields/kinds/index.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { readLocales } from '../../src/wording/wording.ts';
import { lineNamesText } from '../../tools/line-names.ts';

const locales = readLocales(join(productRoot(), 'locales'));

describe('the names of lines', () => {
  test('are a type that is made from locales/: `npm run line-names` leaves the file as it is', () => {
    const written = readFileSync(join(productRoot(), 'src/contract/line-names.ts'), 'utf8');
    expect(written).toBe(lineNamesText(join(productRoot(), 'locales')));
  });

  test('that no file has are refused by the compiler', () => {
    const name: LineName = 'linking.told';
    const group: LineGroup = 'desk.role';
    const role: LineIn<'desk.role'> = 'manager';
    // @ts-expect-error there is no such line
    const noLine: LineName = 'linking.nobodyWroteThis';
    // @ts-expect-error there is no such group
    const noGroup: LineGroup = 'desk.nobody';
    const there = [name, `${group}.${role}`, noLine, noGroup].map((one) => locales.ar.has(one));
    expect(there).toEqual([true, true, false, false]);
  });

  test('hold a hint in the text box for the keyboard of every type of field', () => {
    const hints = kinds.map(({ keyboard }) => `chat.placeholder.${keyboard.placeholder}`);
    expect(hints.filter((hint) => !locales.ar.has(hint))).toEqual([]);
  });
});
