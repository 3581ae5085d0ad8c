import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { answerOf } from '../support/answers.ts';
import { readFixture } from './dump.ts';
import { UpgradeReport } from './run.ts';

test('what an earlier build left goes on: no exception, no answer lost, nothing asked twice, every request as it was sealed', async () => {
  const { installation } = await readFixture(join(import.meta.dirname, 'fixture'));
  const { code, answer } = await answerOf('upgrade', [], {});
  const report = UpgradeReport.parse(answer);
  expect(report.violations).toEqual([]);
  expect(report).toMatchObject({
    build: '91730ff',
    conversations: installation.standing.length + 24,
    underWay: 9,
  });
  expect(report.checked).toBeGreaterThan(report.sealed);
  expect(code).toBe(0);
});
