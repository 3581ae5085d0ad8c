import { expect, test } from '@jest/globals';
import { answerOf } from '../support/answers.ts';

test('a server that is killed under eight conversations, once with its database, loses, doubles and blocks nothing', async () => {
  const { code, answer } = await answerOf(
    'crash',
    ['--kills', '2', '--conversations', '8', '--seed', '7'],
    {},
  );
  expect(answer).toMatchObject({
    violations: [],
    kills: 2,
    killsWithDatabase: 1,
    finished: 8,
    requests: 8,
  });
  expect(code).toBe(0);
  const { deliveries, acknowledged } = answer as { deliveries: number; acknowledged: number };
  expect(deliveries).toBeGreaterThan(acknowledged);
});
