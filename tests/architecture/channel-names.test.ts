import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { kinds, pulled } from '../../adapters/index.ts';
import { several } from '../../src/contract/reports.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { waysIn } from '../../src/contract/cases/ways-in.ts';
import { rawLines } from '../../src/wording/wording.ts';

test.each(['ar', 'en'] as const)(
  'each channel has its name in locales/%s, several together have one, and nothing else',
  (lang) => {
    const prefix = 'desk.channel.';
    const lines = Object.keys(rawLines(join(productRoot(), 'locales'), ['desk'])[lang]);
    const named = lines.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    expect(named.sort()).toEqual(
      [several, ...[...kinds, ...pulled].map(({ name }) => name), ...waysIn].sort(),
    );
  },
);
