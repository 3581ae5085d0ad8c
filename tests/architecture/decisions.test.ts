import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { productRoot } from '../../src/kernel/paths.ts';

const folder = join(productRoot(), 'docs/decisions');

test('every decision has its number, its date and whether it is in force', () => {
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(10);
  for (const [at, file] of files.sort().entries()) {
    const [title, , dated] = readFileSync(join(folder, file), 'utf8').split('\n');
    expect({ file, title, dated }).toEqual({
      file: expect.stringMatching(`^${String(at + 1).padStart(4, '0')}-[a-z-]+\\.md$`),
      title: expect.stringMatching(`^# ${at + 1}\\. `),
      dated: expect.stringMatching(/^Date: \d{4}-\d{2}-\d{2}\. Status: (in force|superseded by \d+)\./),
    });
  }
});
