import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { answerOf } from '../support/answers.ts';
import { readFixture } from './dump.ts';
import { requestsGoOn } from './requests-go-on.ts';
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
  expect(report.requests).toMatchObject({
    submitted: expect.any(Number),
    accepted: expect.any(Number),
    refused: expect.any(Number),
    withdrawn: expect.any(Number),
  });
  expect(code).toBe(0);
});

/** A folder of data that an earlier build left, to be gone on with: it is changed. */
const earlier = process.env['EARLIER_DATA_DIR'];
if (earlier !== undefined)
  test('every request of a folder that an earlier build left goes on', async () => {
    const violations: string[] = [];
    const requests = await requestsGoOn({ DATA_DIR: earlier }, (one) => void violations.push(one));
    process.stderr.write(`${JSON.stringify(requests)}\n`);
    expect(violations).toEqual([]);
  });
