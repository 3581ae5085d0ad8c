import { expect, test } from '@jest/globals';
import { crash } from '../../tools/crash/run.ts';

test('a server that is killed under forty conversations, once with its database, loses, doubles and blocks nothing', async () => {
  const report = await crash({ kills: 2, conversations: 40, seed: 7 });
  expect(report.violations).toEqual([]);
  expect(report).toMatchObject({ kills: 2, killsWithDatabase: 1, finished: 40, requests: 40 });
  expect(report.deliveries).toBeGreaterThan(report.acknowledged);
}, 300_000);
