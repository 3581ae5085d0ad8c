import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readFixture } from './dump.ts';
import { upgrade } from './run.ts';

test('what an earlier build left goes on: no exception, no answer lost, nothing asked twice, every request as it was sealed', async () => {
  const fixture = await readFixture(join(import.meta.dirname, 'fixture'));
  const report = await upgrade(fixture);
  expect(report.violations).toEqual([]);
  expect(report).toMatchObject({
    build: '91730ff',
    conversations: fixture.installation.standing.length + 24,
    underWay: 9,
  });
  expect(report.checked).toBeGreaterThan(report.sealed);
}, 300_000);
